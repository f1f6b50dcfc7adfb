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
    ...headingContent({ id, title: section.title, depth, parentId, room: roomFor(section) }),
    ...section.blocks.map(blockContent),
    ...section.sections.flatMap((inner) => sectionContent(inner, depth + 1, id)),
  ];
}

/** A picture and a calculation are never cut; of the rest some lines are enough. */
function roomFor({ blocks, sections }: Section): number {
  const [first] = blocks;
  if (first === undefined)
    return sections[0] === undefined ? LINES : HEADING + roomFor(sections[0]);
  return first.kind === 'chart' || first.kind === 'calculation' ? PICTURE : LINES;
}

const LINES = 70;
const HEADING = 30;
const PICTURE = 235;
