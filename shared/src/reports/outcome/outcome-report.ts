import { assemble, type SectionMakers } from '../assemble.ts';
import { companyName, reportContext } from '../context.ts';
import type { Report } from '../report.ts';
import type { ReportSources } from '../report-sources.ts';
import { breakdownSection } from './breakdown-section.ts';
import { detailsSection } from './details-section.ts';
import { outcomeHead } from './head.ts';
import { nextPhaseSection } from './next-phase-section.ts';
import { opportunitiesSection } from './opportunities-section.ts';
import { peersSection } from './peers-section.ts';
import { recommendationsSection } from './recommendations-section.ts';
import { roiSection } from './roi-section.ts';
import { storySection } from './story-section.ts';
import { summarySection } from './summary-section.ts';
import { outcomeTrendsSection } from './trends-section.ts';
import { usageSection } from './usage-section.ts';

const SECTIONS: SectionMakers = {
  summary: summarySection,
  roi: roiSection,
  outcomes: breakdownSection,
  outcome_details: detailsSection,
  usage: usageSection,
  value_story: storySection,
  outcome_trends: outcomeTrendsSection,
  opportunities: opportunitiesSection,
  peers: peersSection,
  value_recommendations: recommendationsSection,
  next_phase: nextPhaseSection,
};

/** The business outcome report (O21-O34, L19, L21): what the customer gained, what it cost them, and how anybody can recompute it. */
export function outcomeReport(sources: ReportSources): Report {
  return assemble(reportContext(sources), {
    kind: 'outcome',
    title: `Business Outcome Report: ${companyName(sources.snapshot)}`,
    head: outcomeHead,
    sections: SECTIONS,
  });
}
