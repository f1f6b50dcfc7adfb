import { monthFigures } from '@attain/shared/crm/month-figures';
import { dayNumber } from '@attain/shared/domain/basics/time';

import type { History } from '../../../ports/history.ts';
import { toJson } from '../json.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { evidenceOf } from './evidence.ts';
import { insertDays } from './insert-days.ts';
import { monthEnds } from './month-ends.ts';
import { firstDay, lastKnownDays, snapshotOn } from './past-snapshots.ts';
import { clearRestatement, toRestate } from './restatements.ts';

export function historyOf(scope: Scope): History {
  return {
    on: (companyId, day, knownBefore) => snapshotOn(scope, companyId, day, knownBefore),
    firstDay: (companyId) => firstDay(scope, companyId),
    toRestate: (after, limit) => toRestate(scope, after, limit),
    days: (companyId, from, limit) => lastKnownDays(scope, companyId, from, limit),
    monthEnds: (companyId, before, months) => monthEnds(scope, companyId, before, months),
    evidence: (companyId) => evidenceOf(scope, companyId),
    add: (companyId, restated) =>
      inTransaction(scope, (inner) =>
        insertDays(
          inner,
          restated.map(({ recordedAt, snapshot }) => ({
            companyId,
            day: dayNumber(snapshot.today),
            recordedAt,
            body: JSON.stringify(snapshot),
            figures: toJson(monthFigures(snapshot)),
          })),
        ),
      ),
    restated: (restatement) =>
      inTransaction(scope, (inner) => clearRestatement(inner, restatement)),
  };
}
