import {
  type SettingsDocument,
  type SettingsStore,
  UnreadableSettingsError,
} from '../../../ports/saved-settings.ts';
import { fromJson, toJson } from '../json.ts';
import { inTransaction, type Scope } from '../scope.ts';

const VERSION = [
  'version',
  'formulas',
  'saved_at as savedAt',
  'saved_by as savedBy',
  'reason',
] as const;

/** See `SettingsStore`. */
export function savedSettingsOf(scope: Scope): SettingsStore {
  const { db, portalId } = scope;
  const versions = () => db.selectFrom('saved_settings').where('portal_id', '=', portalId);
  return {
    async latest() {
      const row = await versions()
        .select(({ fn }) => fn.max('version').as('version'))
        .executeTakeFirst();
      return row?.version ?? 0;
    },
    async version(version) {
      const row = await versions()
        .select([...VERSION, 'document'])
        .where('version', '=', version)
        .executeTakeFirst();
      return row && { ...row, document: documentOf(row) };
    },
    list: (limit, before) =>
      versions()
        .select(VERSION)
        .$if(before !== undefined, (query) => query.where('version', '<', before ?? 0))
        .orderBy('version', 'desc')
        .limit(limit)
        .execute(),
    async add({ version, formulas, savedAt, savedBy, reason, document }) {
      await inTransaction(scope, (inner) =>
        inner.db
          .insertInto('saved_settings')
          .values({
            ...{ portal_id: portalId, version, formulas, reason },
            saved_at: savedAt,
            saved_by: savedBy,
            document: toJson(document),
          })
          .execute(),
      );
    },
  };
}

/** Read with care: what cannot be read would stop every process of the portal. */
function documentOf(row: { version: number; document: string }): SettingsDocument {
  try {
    const document = fromJson<unknown>(row.document);
    if (typeof document === 'object' && document !== null && !Array.isArray(document))
      return document as SettingsDocument;
  } catch {
    // No JSON at all: as unreadable as JSON of another shape.
  }
  throw new UnreadableSettingsError(row.version);
}
