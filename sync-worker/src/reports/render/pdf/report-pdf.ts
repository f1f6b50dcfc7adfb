import { words } from '@attain/shared/reports/figure-words';
import type { Report } from '@attain/shared/reports/report';

import { reportTitle } from '../paper/report-title.ts';
import { appendixContent } from './appendix.ts';
import { pageFooter, pageHeader } from './page-frame.ts';
import { print } from './print.ts';
import { sectionContent } from './section.ts';
import { titleBlock } from './title-block.ts';

/**
 * A report as a PDF: A4, with outline, page numbers, and each figure's number leading to its entry in the appendix. It adds
 * no figure. Equal reports are equal bytes: the file's dates are the hour at which the figures were computed.
 */
export function reportPdf(report: Report): Promise<Buffer> {
  return print({
    title: reportTitle(report),
    subject: `Figures as of ${words.date(report.day)}`,
    createdAt: new Date(report.scoredAt),
    content: [
      ...titleBlock(report),
      ...report.sections.flatMap((section) => sectionContent(section)),
      ...appendixContent(report),
    ],
    header: (page) => pageHeader(report, page),
    footer: (page, pages) => pageFooter(report, page, pages),
    watermark: report.draft.length > 0 ? 'DRAFT' : null,
  });
}
