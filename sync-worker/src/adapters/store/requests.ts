import type { Requests } from '../../ports/store.ts';
import { inTransaction, type Scope } from './scope.ts';

export function requestsOf(scope: Scope): Requests {
  const { db, portalId } = scope;
  return {
    answered: (key) =>
      db
        .selectFrom('answered_request')
        .select(['key', 'digest', 'status', 'body', 'version', 'answered_at as at'])
        .where('portal_id', '=', portalId)
        .where('key', '=', key)
        .executeTakeFirst(),
    async keep({ at, ...request }) {
      await inTransaction(scope, (inner) =>
        inner.db
          .insertInto('answered_request')
          .values({ ...request, portal_id: portalId, answered_at: at })
          .execute(),
      );
    },
    async forget(before, butFor) {
      await inTransaction(scope, (inner) =>
        inner.db
          .deleteFrom('answered_request')
          .where('portal_id', '=', portalId)
          .where('answered_at', '<', before)
          .where('key', 'not like', `${butFor}%`)
          .execute(),
      );
    },
  };
}
