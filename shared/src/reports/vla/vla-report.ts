import { assemble, type SectionMakers } from '../assemble.ts';
import { companyName, reportContext } from '../context.ts';
import type { Report } from '../report.ts';
import type { ReportSources } from '../report-sources.ts';
import { analysisSection } from './analysis-section.ts';
import { headOf } from './head.ts';
import { nextReviewSection } from './next-review-section.ts';
import { otherAgreementsSection } from './other-agreements-section.ts';
import { recommendationsSection } from './recommendations-section.ts';
import { signOffSection } from './sign-off-section.ts';
import { summarySection } from './summary-section.ts';

const SECTIONS: SectionMakers = {
  vla_summary: summarySection,
  vla_analysis: analysisSection,
  sign_off: signOffSection,
  other_agreements: otherAgreementsSection,
  recommendations: recommendationsSection,
  next_review: nextReviewSection,
};

/** The VLA status report (V21-V28): what was agreed, how far it is, who signed it, and what comes next. */
export function vlaReport(sources: ReportSources): Report {
  return assemble(reportContext(sources), {
    kind: 'vla',
    title: `VLA Status Report: ${companyName(sources.snapshot)}`,
    head: headOf,
    sections: SECTIONS,
  });
}
