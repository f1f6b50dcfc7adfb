import type { AsOf } from '@attain/shared/domain/account';
import type { Currency } from '@attain/shared/domain/basics/money';
import type { Settings } from '@attain/shared/domain/settings';
import { calculationAssumptions } from '@attain/shared/domain/value/calculation-assumptions';
import { confirmableAmount } from '@attain/shared/domain/value/confirmable-amount';
import { ledgerLine } from '@attain/shared/domain/value/ledger-line';
import type { Confidence, ValueLine, ValueType } from '@attain/shared/domain/value/value-line';

import type { StoredRecord } from '../../ports/records.ts';
import type { Formats } from './formats.ts';
import { maybeLink, type MaybeLink } from './maybe-link.ts';
import type { FormFaults } from './read-form.ts';

export type LineView = {
  anchor: string;
  lineId: string;
  /** The version of the record that the reader sees. */
  version: number;
  description: string;
  type: string;
  state: 'waiting' | 'confirmed' | 'disputed' | 'closed';
  amount: string | null;
  /** What the amount is per: `a month`, or `once`. */
  per: string;
  field: string;
  step: string;
  formula: string | null;
  from: string;
  to: string | null;
  confidence: string;
  evidence: MaybeLink | null;
  assumptions: readonly string[];
  confirmed: { by: string; at: string; amount: string } | null;
  /** Who disputed it and why, as it was said. */
  dispute: { words: string; at: string } | null;
  form: FormFaults | null;
};

export type LineFacts = {
  formats: Formats;
  currency: Currency;
  settings: Settings;
  asOf: AsOf;
};

const TYPES: Readonly<Record<ValueType, string>> = {
  hard_savings: 'Costs saved',
  soft_savings: 'Time saved',
  revenue_impact: 'Additional revenue',
  risk_avoidance: 'Risk avoided',
  opportunity_cost: 'Time freed for other work',
};

const CONFIDENCE: Readonly<Record<Confidence, string>> = {
  measured: 'High: measured',
  customer_stated: 'Medium: as you stated it',
  modelled: 'Low: modelled, provisional',
};

/** A value line as the customer reads it, to confirm or dispute (C20). */
export function lineView(
  history: readonly StoredRecord<'value'>[],
  anchor: string,
  facts: LineFacts,
  form: FormFaults | null,
): LineView | undefined {
  const stored = history.at(-1);
  if (stored === undefined) return undefined;
  const { formats, currency, settings, asOf } = facts;
  const { body: line } = stored;
  // What we say, whatever the customer said to it since.
  const ours = { ...line, confirmed: null, disputed: false };
  const { calculation } = ledgerLine(ours, settings, currency);
  const amount = confirmableAmount(line, settings, currency);
  return {
    anchor,
    lineId: line.id,
    version: stored.version,
    description: line.description,
    type: TYPES[line.type],
    state: stateOf(stored),
    amount: amount === null ? null : formats.money(amount),
    per: line.recurring === null ? 'once' : `a ${line.recurring}`,
    field: amount === null ? '' : formats.field(amount),
    step: String(10 ** -currency.digits),
    formula: calculation.kind === 'calculated' ? calculation.formula : null,
    from: formats.date(line.startsAt),
    to: line.recurring === null ? null : formats.date(line.endsAt),
    confidence: CONFIDENCE[line.confidence],
    evidence: line.evidence === null ? null : maybeLink(line.evidence),
    assumptions: assumptionsOf(ours, settings, currency, asOf),
    confirmed: line.confirmed && {
      by: line.confirmed.by,
      at: formats.moment(line.confirmed.at),
      amount: formats.money(line.confirmed.amount),
    },
    dispute: line.disputed ? disputeIn(history, formats) : null,
    form,
  };
}

function stateOf({ body: line, ended }: StoredRecord<'value'>): LineView['state'] {
  if (ended || line.excluded) return 'closed';
  if (line.disputed) return 'disputed';
  return line.confirmed === null ? 'waiting' : 'confirmed';
}

function assumptionsOf(
  line: ValueLine,
  settings: Settings,
  currency: Currency,
  asOf: AsOf,
): readonly string[] {
  const stated = line.assumptions === null ? [] : [line.assumptions];
  return [
    ...stated,
    ...calculationAssumptions(ledgerLine(line, settings, currency), asOf, settings),
  ];
}

function disputeIn(history: readonly StoredRecord<'value'>[], { moment }: Formats) {
  const told = history.findLast(({ change }) => change.action === 'disputed');
  return told && told.change.note !== null
    ? { words: told.change.note, at: moment(told.recordedAt) }
    : null;
}
