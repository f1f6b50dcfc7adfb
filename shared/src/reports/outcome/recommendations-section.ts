import { documentation, newValue, valueUnconfirmed } from '../../domain/advice/advice-on-value.ts';
import type { Recommendation } from '../../domain/advice/results.ts';
import type { Advice } from '../../domain/advice/rule.ts';
import type { ReportContext } from '../context.ts';
import type { Section } from '../report.ts';
import { sentence } from '../sentence.ts';

type Told = Pick<Advice, 'text' | 'reason'>;

/** What makes more of the value that is there, the most specific first. */
const ON_WHAT_IS_THERE: readonly Recommendation['code'][] = [
  'maximize_value',
  'vla_will_miss',
  'vla_off_track',
  'goal_at_risk',
];

/** O34, in its three parts; for our own people. */
export function recommendationsSection(context: ReportContext): Omit<Section, 'id'> {
  const { value, currency, currencyDigits: digits } = context.snapshot;
  const parts: { label: string; told: Told | null; none: string }[] = [
    {
      label: 'Maximize existing value',
      told: ofCodes(context, ON_WHAT_IS_THERE),
      none: 'Nothing holds the present value back.',
    },
    {
      label: 'New value opportunity',
      told: newValue({ value, money: { currency, digits } }),
      none: 'None is recorded. Ask the customer what else they want to reach.',
    },
    {
      label: 'Documentation',
      told: documentation({ value }) ?? valueUnconfirmed({ value }),
      none:
        value.lines.length === 0
          ? 'Record what the product is worth to the customer.'
          : 'All value that counts is confirmed and has its evidence.',
    },
  ];
  const items = parts.map(({ label, told, none }) => ({
    label,
    text: [told === null ? none : sentence(`${told.text} ${told.reason}`.trim(), currency)],
  }));
  return {
    title: 'Recommendations',
    seenBy: 'internal',
    blocks: [{ kind: 'list', ordered: true, items }],
    sections: [],
  };
}

function ofCodes(
  { snapshot: { recommendations } }: ReportContext,
  codes: readonly Recommendation['code'][],
): Told | null {
  for (const wanted of codes) {
    const found = recommendations.find(({ code }) => code === wanted);
    if (found !== undefined) return found;
  }
  return null;
}
