import type { Block } from '@attain/shared/reports/report';
import type { Content } from 'pdfmake/interfaces.js';

import { noticeContent, quoteContent } from './boxes.ts';
import { calculationContent } from './calculation.ts';
import { chartContent } from './chart.ts';
import { factsContent } from './facts.ts';
import { listContent } from './list.ts';
import { paragraphContent } from './paragraph.ts';
import { tableContent } from './table.ts';

/** One block of a section as it is printed. */
export function blockContent(block: Block): Content {
  switch (block.kind) {
    case 'paragraph':
      return paragraphContent(block);
    case 'facts':
      return factsContent(block.facts);
    case 'list':
      return listContent(block);
    case 'table':
      return tableContent(block);
    case 'calculation':
      return calculationContent(block);
    case 'chart':
      return chartContent(block.chart);
    case 'quote':
      return quoteContent(block);
    case 'notice':
      return noticeContent(block);
  }
}
