import type { Cursors } from '../../ports/store.ts';
import { inTransaction, type Scope } from './scope.ts';

export function cursorsOf(scope: Scope): Cursors {
  const { portalId } = scope;
  return {
    async get(name) {
      const row = await scope.db
        .selectFrom('cursor')
        .select('value')
        .where('portal_id', '=', portalId)
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.value;
    },
    async set(name, value) {
      await inTransaction(scope, ({ db }) =>
        db
          .insertInto('cursor')
          .values({ portal_id: portalId, name, value })
          .onConflict((c) => c.columns(['portal_id', 'name']).doUpdateSet({ value }))
          .execute(),
      );
    },
    async delete(name) {
      await scope.db
        .deleteFrom('cursor')
        .where('portal_id', '=', portalId)
        .where('name', '=', name)
        .execute();
    },
  };
}
