import type { SetContracts } from '@attain/shared/contract/record-contracts';

import type { StoredRecord } from '../../../ports/records.ts';
import type { EnteredKind, RecordRules } from '../../../records/record-rules.ts';
import { type AnyAsked, answered, type ApiRoute } from '../../api-route.ts';
import { tellingFields } from '../../request/rule-faults.ts';
import type { OrderReading } from './order-reading.ts';
import {
  type BodyOf,
  type ContentOf,
  expected,
  noRecord,
  orderBy,
  readInput,
  reasonIn,
  type Step,
  type Subject,
  subjectOf,
  type Viewer,
  wireRecord,
} from './subject.ts';

/** A kind of record that a company has one of, or one for each `id` of a fixed list. */
export type SetKind<C extends SetContracts, Kind extends EnteredKind, Input> = {
  contracts: C;
  rules: RecordRules<Kind, Input>;
  idOf(params: AnyAsked['params']): string;
  set: Step<Kind, { input: Input }>;
  /** With the id from the address. */
  withdraw: Step<Kind, { id: string; reason: string | null }>;
  input(order: BodyOf<C['set']>, reading: OrderReading, id: string): Input;
  content: Viewer<Kind, ContentOf<C['read']>>;
};

/** Read, set, withdraw and history of a kind. */
export function setRoutes<C extends SetContracts, Kind extends EnteredKind, Input>(
  kind: SetKind<C, Kind, Input>,
): readonly ApiRoute[] {
  const { contracts, rules } = kind;
  const reply = async (record: StoredRecord<Kind>, subject: Subject) => {
    const view = await wireRecord(kind.content, subject);
    return answered(200, view(record), record.version);
  };
  return [
    {
      contract: contracts.read,
      async answer(asked) {
        const subject = await subjectOf(asked);
        const { store, companyId } = subject;
        const record = await store.records.record(companyId, rules.kind, kind.idOf(asked.params));
        if (record === undefined) throw noRecord(companyId);
        return reply(record, subject);
      },
    },
    {
      contract: contracts.set,
      async answer(asked) {
        const subject = await subjectOf(asked);
        const { body } = contracts.set;
        const input = readInput(asked, subject, { body, rules }, (reading) =>
          kind.input(asked.body as BodyOf<C['set']>, reading, kind.idOf(asked.params)),
        );
        const order = { ...orderBy(asked, subject), ...expected(asked), input };
        return reply(await tellingFields(body, () => kind.set(asked.store, order)), subject);
      },
    },
    {
      contract: contracts.withdraw,
      async answer(asked) {
        const subject = await subjectOf(asked);
        const order = {
          ...{ ...orderBy(asked, subject), ...expected(asked) },
          ...{ id: kind.idOf(asked.params), reason: reasonIn(asked) },
        };
        return reply(await kind.withdraw(asked.store, order), subject);
      },
    },
    {
      contract: contracts.history,
      async answer(asked) {
        const subject = await subjectOf(asked);
        const { store, companyId } = subject;
        const id = kind.idOf(asked.params);
        const versions = await store.records.history(companyId, rules.kind, id);
        if (versions.length === 0) throw noRecord(companyId);
        return answered(200, { versions: versions.map(await wireRecord(kind.content, subject)) });
      },
    },
  ];
}
