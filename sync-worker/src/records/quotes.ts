import { comparable } from '@attain/shared/domain/basics/comparable';
import type { Currency } from '@attain/shared/domain/basics/money';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import { quoteCheck } from '@attain/shared/domain/goals/quote-check';
import type { QuoteMention } from '@attain/shared/domain/goals/quote-mentions';
import type { Settings } from '@attain/shared/domain/settings';
import type { ValueLine } from '@attain/shared/domain/value/value-line';

import { idOf } from '../identity.ts';
import type { Quote } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';
import { label, pastDay, requiredLabel, requiredText, text } from './checks.ts';
import { faultsOf } from './faults.ts';
import type { RecordRules } from './record-rules.ts';
import { correcting, ending, recording } from './steps.ts';

export type QuoteInput = Omit<Quote, 'id'>;

/** What somebody of the customer said (M47): known by its words, who said them, and when. */
export const QUOTE: RecordRules<'quote', QuoteInput> = {
  kind: 'quote',
  faults: (input, moment) =>
    faultsOf({
      text: requiredText(input.text),
      by: requiredLabel(input.by),
      role: label(input.role),
      on: pastDay(input.on, moment),
      source: text(input.source),
    }),
  goalIds: ({ goalId }) => (goalId === null ? {} : { goalId }),
  body: ({ text: words, by, role, on, goalId, source, external }) => ({
    id: idOf('quote', on, comparable(by), comparable(words)),
    text: words,
    by,
    role,
    on,
    goalId,
    source,
    external,
  }),
};

export const recordQuote = recording(QUOTE);
export const correctQuote = correcting(QUOTE);
export const withdrawQuote = ending('quote');

/** What the numbers of quotes can be held against. */
export type Figures = { goals: readonly Goal[]; lines: readonly ValueLine[] };

/** What is measured and valued of a company. */
export async function figuresOf(
  { records }: Pick<PortalStore, 'records'>,
  companyId: string,
): Promise<Figures> {
  return {
    goals: (await records.goals([companyId])).get(companyId) ?? [],
    lines: (await records.valueLines([companyId])).get(companyId) ?? [],
  };
}

/** The numbers of a quote that nothing of its goal bears out, or nothing of any goal where it names none (C06). */
export function questionedNumbers(
  { goals, lines }: Figures,
  { text: words, goalId }: Pick<Quote, 'text' | 'goalId'>,
  { settings, currency }: { settings: Pick<Settings, 'value'>; currency: Currency },
): readonly QuoteMention[] {
  const isMeant = (id: string | null) => goalId === null || id === goalId;
  const figures = {
    metrics: goals
      .filter(({ id }) => isMeant(id))
      .flatMap(({ metrics }) => metrics.map(asMeasured)),
    lines: lines.filter((line) => isMeant(line.goalId)),
  };
  return quoteCheck(words, figures, settings, currency);
}

function asMeasured({ unit, baseline, target, readings }: Metric) {
  return { unit, baseline, target, current: readings.at(-1)?.value ?? null };
}
