import { moment } from '@attain/shared/contract/wire-figures';
import {
  confirmValueLineRoute,
  disputeValueLineRoute,
  excludeValueLineRoute,
  valueLineRoutes,
} from '@attain/shared/contract/value-routes';
import type { ValueLine } from '@attain/shared/domain/value/value-line';

import {
  confirmLine,
  disputeLine,
  excludeLine,
  type LineOrder,
} from '../../../agreements/value-steps.ts';
import { pastDay } from '../../../records/checks.ts';
import { faultsOf } from '../../../records/faults.ts';
import type { StoredRecord } from '../../../ports/records.ts';
import {
  addValueLine,
  editValueLine,
  endValueLine,
  VALUE_LINE,
} from '../../../records/value-lines.ts';
import { type AnyAsked, answered, type ApiRoute, implement } from '../../api-route.ts';
import { refuseFields } from '../../request/rule-faults.ts';
import { listedRoutes } from './listed-routes.ts';
import {
  type ContentOf,
  expected,
  orderBy,
  readInput,
  type Subject,
  subjectOf,
  wireRecord,
} from './subject.ts';

/** Value lines and what is decided about them, in two ledgers (C20). */
export const VALUE_LINE_ROUTES: readonly ApiRoute[] = [
  ...listedRoutes({
    contracts: valueLineRoutes,
    rules: VALUE_LINE,
    record: addValueLine,
    correct: editValueLine,
    end: endValueLine,
    input: (order, { amount }) => ({
      goalId: order.goalId ?? null,
      type: order.type,
      description: order.description,
      sourceMetric: order.sourceMetric ?? null,
      startsAt: order.startsAt,
      endsAt: order.endsAt,
      recurring: order.recurring,
      amount: amount(order.amount, 'amount'),
      quantity: order.quantity ?? null,
      unit: order.unit ?? null,
      rate: amount(order.rate, 'rate'),
      realisation: order.realisation ?? null,
      attribution: order.attribution ?? null,
      margin: order.margin ?? null,
      probabilityBefore: order.probabilityBefore ?? null,
      probabilityAfter: order.probabilityAfter ?? null,
      impact: amount(order.impact, 'impact'),
      confidence: order.confidence,
      evidence: order.evidence ?? null,
      assumptions: order.assumptions ?? null,
    }),
    content: lineContent,
  }),
  implement(confirmValueLineRoute, async (asked) => {
    const subject = await subjectOf(asked);
    const { contact, confirmedOn, amount, evidence } = asked.body;
    const { calendar } = asked;
    const rules = {
      faults: () => faultsOf({ confirmedOn: pastDay(confirmedOn, orderBy(asked, subject)) }),
    };
    const body = confirmValueLineRoute.body;
    const minor = readInput(asked, subject, { body, rules }, ({ required }) =>
      required(amount, 'amount'),
    );
    refuseFields(body, rules.faults());
    const word = { at: calendar.startOf(confirmedOn), on: confirmedOn, evidence };
    const order = { ...lineOrder(asked, subject), name: contact, amount: minor, word };
    return after(await confirmLine(asked.store, order), subject);
  }),
  implement(disputeValueLineRoute, async (asked) => {
    const subject = await subjectOf(asked);
    const { contact, reason } = asked.body;
    const order = { ...lineOrder(asked, subject), name: contact, reason };
    return after(await disputeLine(asked.store, order), subject);
  }),
  implement(excludeValueLineRoute, async (asked) => {
    const subject = await subjectOf(asked);
    const { excluded, reason } = asked.body;
    const order = { ...lineOrder(asked, subject), excluded, reason };
    return after(await excludeLine(asked.store, order), subject);
  }),
];

function lineContent({ money }: Subject) {
  return ({ id: _, confirmed, amount, rate, impact, ...line }: ValueLine): LineContent => ({
    ...line,
    amount: money.major(amount),
    rate: money.major(rate),
    impact: money.major(impact),
    confirmed: confirmed && {
      by: confirmed.by,
      at: moment(confirmed.at),
      amount: money.major(confirmed.amount),
    },
  });
}

type LineContent = ContentOf<typeof confirmValueLineRoute>;

function lineOrder(asked: AnyAsked & { version: number }, { companyId }: Subject): LineOrder {
  const { params, author } = asked;
  return { companyId, lineId: String(params['recordId']), by: author, ...expected(asked) };
}

async function after(record: StoredRecord<'value'>, subject: Subject) {
  const view = await wireRecord<'value', LineContent>(lineContent, subject);
  return answered(200, view(record), record.version);
}
