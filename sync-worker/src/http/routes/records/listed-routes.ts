import type { ListedContracts } from '@attain/shared/contract/record-contracts';

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

/** A kind of record that a company has many of: how the wire tells it, and the steps that record it. */
export type ListedKind<C extends ListedContracts, Kind extends EnteredKind, Input> = {
  contracts: C;
  rules: RecordRules<Kind, Input>;
  record: Step<Kind, { input: Input }>;
  correct: Step<Kind, { id: string; input: Input }>;
  end: Step<Kind, { id: string; reason: string | null }>;
  input(order: BodyOf<C['record']>, reading: OrderReading): Input;
  /** With every field of an order, so that a correction can be laid over it. */
  content: Viewer<Kind, ContentOf<C['read']>>;
};

/** List, record, read, correct, end and history of a kind. */
export function listedRoutes<C extends ListedContracts, Kind extends EnteredKind, Input>(
  kind: ListedKind<C, Kind, Input>,
): readonly ApiRoute[] {
  const { contracts, rules } = kind;
  const reply = async <S extends number>(
    status: S,
    record: StoredRecord<Kind>,
    subject: Subject,
  ) => {
    const view = await wireRecord(kind.content, subject);
    return answered(status, view(record), record.version);
  };
  return [
    {
      contract: contracts.list,
      async answer(asked) {
        const subject = await subjectOf(asked);
        const view = await wireRecord(kind.content, subject);
        const all = await asked.store.records.list(subject.companyId, rules.kind);
        const shown = asked.query['ended'] === 'true' ? all : all.filter(({ ended }) => !ended);
        return answered(200, { records: shown.map(view) });
      },
    },
    {
      contract: contracts.record,
      async answer(asked) {
        const subject = await subjectOf(asked);
        const { store, companyId } = subject;
        const body = contracts.record.body;
        const input = readInput(asked, subject, { body, rules }, (reading) =>
          kind.input(asked.body as BodyOf<C['record']>, reading),
        );
        const order = { ...orderBy(asked, subject), input };
        const { id } = rules.body(input, order.by);
        const before = await store.records.record(companyId, rules.kind, id);
        const record = await tellingFields(body, () => kind.record(store, order));
        return reply(before?.version === record.version ? 200 : 201, record, subject);
      },
    },
    {
      contract: contracts.read,
      async answer(asked) {
        const subject = await subjectOf(asked);
        return reply(200, await storedOf(asked, subject, rules.kind), subject);
      },
    },
    {
      contract: contracts.correct,
      async answer(asked) {
        const subject = await subjectOf(asked);
        const stored = await storedOf(asked, subject, rules.kind);
        const shown = (await kind.content(subject))(stored.body);
        // The content has every field of an order, and what was sent was parsed by the same fields.
        const merged = { ...shown, ...(asked.body as object) } as unknown as BodyOf<C['record']>;
        const body = contracts.correct.body;
        const input = readInput(asked, subject, { body, rules }, (reading) =>
          kind.input(merged, reading),
        );
        const order = { ...orderBy(asked, subject), ...expected(asked), id: stored.id, input };
        const record = await tellingFields(body, () => kind.correct(asked.store, order));
        return reply(200, record, subject);
      },
    },
    {
      contract: contracts.end,
      async answer(asked) {
        const subject = await subjectOf(asked);
        const reason = reasonIn(asked);
        const order = { ...orderBy(asked, subject), ...expected(asked), id: idIn(asked), reason };
        return reply(200, await kind.end(asked.store, order), subject);
      },
    },
    {
      contract: contracts.history,
      async answer(asked) {
        const subject = await subjectOf(asked);
        const { store, companyId } = subject;
        const versions = await store.records.history(companyId, rules.kind, idIn(asked));
        if (versions.length === 0) throw noRecord(companyId);
        return answered(200, { versions: versions.map(await wireRecord(kind.content, subject)) });
      },
    },
  ];
}

async function storedOf<Kind extends EnteredKind>(
  asked: AnyAsked,
  { store, companyId }: Subject,
  kind: Kind,
): Promise<StoredRecord<Kind>> {
  const record = await store.records.record(companyId, kind, idIn(asked));
  if (record === undefined) throw noRecord(companyId);
  return record;
}

function idIn({ params }: AnyAsked): string {
  return String(params['recordId']);
}
