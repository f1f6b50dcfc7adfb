import type { CostLine, ValueLine } from '@attain/shared/domain/value/value-line';

import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { currentRecords } from './current-records.ts';

type LineOf = { value: ValueLine; cost: CostLine };

/** Value or cost lines by company. */
export async function linesOf<Kind extends keyof LineOf>(
  scope: Scope,
  companyIds: readonly string[],
  kind: Kind,
): Promise<ReadonlyMap<string, readonly LineOf[Kind][]>> {
  const records = await currentRecords(scope, companyIds, [kind]);
  const byCompany = Map.groupBy(records, ({ companyId }) => companyId);
  return new Map(
    [...byCompany].map(([id, group]) => [
      id,
      group.map(({ body }) => fromJson<LineOf[Kind]>(body)),
    ]),
  );
}
