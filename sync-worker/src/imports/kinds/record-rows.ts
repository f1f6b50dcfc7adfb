import { isDeepStrictEqual } from 'node:util';

import { dayNumber, type Day } from '@attain/shared/domain/basics/time';
import type { Goal } from '@attain/shared/domain/goals/goal';

import type { RecordBodies, Records } from '../../ports/records.ts';
import type { EnteredKind, RecordRules } from '../../records/record-rules.ts';
import type { Reading } from '../cells.ts';
import { repetition } from '../occurrences.ts';
import { refuse, refuseFaults } from '../refuse.ts';
import type { FileRow } from '../row.ts';
import { type ImportedRecord, isKnown } from './imported-record.ts';
import type { KindContext, KindImport } from './kind-import.ts';
import { saveRows } from './ledger-rows.ts';

/** What is known of the company of a row. */
export type RowCompany = { companyId: string; goals: readonly Goal[]; records: Records };

/** A kind of file with a row a record. */
export type RecordFile<Kind extends EnteredKind, Draft, Input> = {
  rules: RecordRules<Kind, Input>;
  /** @throws {RowRefusedError} */
  read(row: FileRow, reading: Reading): Draft;
  /** @throws {RowRefusedError} for a goal that the company does not have */
  input(draft: Draft, company: RowCompany): Input | Promise<Input>;
  /** Whose word it is, where that is not the importer's. */
  who?(draft: Draft): string;
  /** The last day on which it counts, where it was ended. */
  endedOn?(draft: Draft): Day | null;
  /** The record with what only a file tells. */
  complete?(body: RecordBodies[Kind], draft: Draft): RecordBodies[Kind];
  saysTheSame?(stored: RecordBodies[Kind], told: RecordBodies[Kind]): boolean;
  /** The day by which the record is known, where there is one: it tends to grow through a file, which keeps neighbours together. */
  day?(input: Input): Day;
};

/** Records as rows of a file tell them, by the rules that hold for whoever enters them. */
export function recordsImport<Kind extends EnteredKind, Draft, Input>(
  file: RecordFile<Kind, Draft, Input>,
  context: KindContext,
): KindImport<Draft> {
  const { reading, author } = context;
  const moment = { now: reading.now, today: reading.calendar.dayAt(reading.now) };
  return {
    batchRows: 500,
    read: (row) => file.read(row, reading),
    async save({ records }, rows) {
      const goals = await records.goals([...new Set(rows.map(({ companyId }) => companyId))]);
      await saveRows(rows, context, async ({ companyId, draft, line }) => {
        const input = await file.input(draft, {
          companyId,
          goals: goals.get(companyId) ?? [],
          records,
        });
        const imported = importedRecord(file, draft, { input, companyId, context });
        const known = await isKnown(records, imported);
        // What is stored was right when it was stored, even if a day of it is over by now.
        if (!known) refuseFaults(file.rules.faults(input, moment));
        const place = { order: file.day === undefined ? 0 : dayNumber(file.day(input)), line };
        refuseOther(imported, place, context);
        if (known) return false;
        const { kind, body, ended } = imported;
        const endedOn = file.endedOn?.(draft) ?? null;
        await records.save(companyId, kind, body, {
          by: author,
          ended,
          ...(endedOn && { change: { action: 'ended' as const, note: `on ${endedOn}` } }),
        });
        return true;
      });
    },
  };
}

function importedRecord<Kind extends EnteredKind, Draft, Input>(
  file: RecordFile<Kind, Draft, Input>,
  draft: Draft,
  {
    input,
    companyId,
    context: { author },
  }: { input: Input; companyId: string; context: KindContext },
): ImportedRecord<Kind> {
  const by = { at: author.at, who: file.who?.(draft) ?? author.who };
  const made = file.rules.body(input, by);
  const body = file.complete?.(made, draft) ?? made;
  return {
    companyId,
    kind: file.rules.kind,
    body,
    ended: (file.endedOn?.(draft) ?? null) !== null,
    saysTheSame: (stored) => file.saysTheSame?.(stored, body) ?? isDeepStrictEqual(stored, body),
  };
}

/** Two rows of one file that say different things of one record: nobody could tell which was meant. */
function refuseOther(
  { companyId, kind, body, ended }: Omit<ImportedRecord<EnteredKind>, 'saysTheSame'>,
  place: { order: number; line: number },
  { occurrences }: KindContext,
): void {
  const content = [JSON.stringify(body), Number(ended)];
  const found = repetition(occurrences, place, [kind, companyId, body.id], content);
  if (found.kind === 'other') {
    refuse(`line ${found.firstLine} says something else of the same record: keep one`);
  }
}
