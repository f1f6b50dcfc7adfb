import type { Section } from '@attain/shared/reports/report';
import type { Content } from 'pdfmake/interfaces.js';

import { blockContent } from './blocks/block.ts';
import { headingContent } from './heading.ts';

/** A section with the ones in it. Ids are led by their parents', so that each place in the file is its own. */
export function sectionContent(
  section: Section,
  depth = 0,
  parentId: string | null = null,
): Content[] {
  const id = parentId === null ? `section-${section.id}` : `${parentId}-${section.id}`;
  return [
    ...headingContent({ id, title: section.title, depth, parentId }),
    ...section.blocks.map(blockContent),
    ...section.sections.flatMap((inner) => sectionContent(inner, depth + 1, id)),
  ];
}
