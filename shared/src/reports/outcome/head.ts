import type { ReportContext } from '../context.ts';
import type { Text } from '../figure.ts';
import { investment } from '../figures/value-figures.ts';
import { words } from '../figure-words.ts';
import type { Report } from '../report.ts';

/** O21: who, over which days, for how long, and what they spent in them. */
export function outcomeHead(context: ReportContext): Report['head'] {
  const { sources, snapshot } = context;
  const { from, to, label } = snapshot.value.period;
  const since = sources.customerSince;
  return [
    { label: 'Account', text: [snapshot.name ?? snapshot.companyId] },
    {
      label: 'Reporting period',
      text: [`${words.date(from)} to ${words.date(to)} (${label})`],
    },
    { label: 'Customer since', text: [since === null ? 'not known' : words.date(since)] },
    { label: 'Investment', text: investmentText(context) },
    ...(sources.restated ? [{ label: 'Figures', text: ['with later corrections'] }] : []),
  ];
}

function investmentText(context: ReportContext): Text {
  if (context.record.value.investment === null) return ['not known'];
  const { subscriptionOnly } = context.snapshot.value;
  return subscriptionOnly ? [investment(context), ' (subscription only)'] : [investment(context)];
}
