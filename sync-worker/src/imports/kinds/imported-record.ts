import type { Records, RecordBodies, StoredRecord } from '../../ports/records.ts';
import type { EnteredKind } from '../../records/record-rules.ts';
import { refuse } from '../refuse.ts';

/** A record as a file tells it. */
export type ImportedRecord<Kind extends EnteredKind> = {
  companyId: string;
  kind: Kind;
  body: RecordBodies[Kind];
  ended: boolean;
  /** Whether a stored body says the same, as far as a file speaks of it. */
  saysTheSame: (stored: RecordBodies[Kind]) => boolean;
};

/**
 * Whether a file tells nothing new. The last file holds over those before it; but what a person changed or ended since
 * stays, however often the same file comes again.
 *
 * @throws {RowRefusedError} where the file would bring back in other words what a person ended
 */
export async function isKnown<Kind extends EnteredKind>(
  records: Records,
  imported: ImportedRecord<Kind>,
): Promise<boolean> {
  const { companyId, kind, body, ended, saysTheSame } = imported;
  const isSame = (version: StoredRecord<Kind>) =>
    version.ended === ended && saysTheSame(version.body);

  const stored = await records.record(companyId, kind, body.id);
  if (stored === undefined) return false;
  if (isSame(stored)) return true;
  if (stored.via === 'import') return false;
  const history = await records.history(companyId, kind, body.id);
  if (history.some((version) => version.via === 'import' && isSame(version))) return true;
  return stored.ended ? refuse(ENDED) : false;
}

const ENDED =
  'a person ended this record since it was imported: enter it there again, or take the row out';
