import { assemble, type SectionMakers } from '../assemble.ts';
import { companyName, type ReportContext, reportContext } from '../context.ts';
import { words } from '../figure-words.ts';
import type { Report } from '../report.ts';
import type { ReportSources } from '../report-sources.ts';
import { beforeAfterSection } from './before-after-section.ts';
import { benchmarkSection } from './benchmark-section.ts';
import { goalDetailsSection } from './goal-details-section.ts';
import { milestonesSection } from './milestones-section.ts';
import { overviewSection } from './overview-section.ts';
import { quantifiedValueSection } from './quantified-value-section.ts';
import { scoreSection } from './score-section.ts';
import { summarySection } from './summary-section.ts';
import { trendsSection } from './trends-section.ts';

const SECTIONS: SectionMakers = {
  success_score: scoreSection,
  summary: summarySection,
  goals_overview: overviewSection,
  goal_details: goalDetailsSection,
  before_after: beforeAfterSection,
  quantified_value: quantifiedValueSection,
  trends: trendsSection,
  benchmarks: benchmarkSection,
  milestones: milestonesSection,
};

/** The account success metrics report (M30-M66): does the customer reach what they wanted, and what is it worth to them. */
export function successReport(sources: ReportSources): Report {
  const context = reportContext(sources);
  return assemble(context, {
    kind: 'success',
    title: `Account Success Metrics: ${companyName(sources.snapshot)}`,
    head: headOf,
    sections: SECTIONS,
  });
}

/** M30. */
function headOf({ sources, snapshot }: ReportContext): Report['head'] {
  const { from, to, label } = snapshot.value.period;
  const period =
    label === 'contract to date'
      ? `Contract start (${words.date(from)}) to present`
      : `${label.charAt(0).toUpperCase()}${label.slice(1)} (${words.date(from)} to ${words.date(to)})`;
  const restated = sources.restated ? ', with later corrections' : '';
  return [
    { label: 'Period', text: [period] },
    { label: 'Updated', text: [`${words.date(snapshot.today)}${restated}`] },
  ];
}
