import type { Block, Section } from '@attain/shared/reports/report';
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

/**
 * A picture and a calculation are never cut, and stay with the facts that lead to them; of the rest some lines are enough. In
 * points.
 */
function roomFor({ blocks, sections }: Section): number {
  if (blocks.length === 0)
    return sections[0] === undefined ? LINES : HEADING + roomFor(sections[0]);
  const drawn = blocks.findIndex(({ kind }) => kind === 'chart' || kind === 'calculation');
  if (drawn < 0) return LINES;
  const led = blocks.slice(0, drawn).reduce((sum, block) => sum + ledBy(block), PICTURE);
  return led <= MOST ? led : LINES;
}

function ledBy(block: Block): number {
  if (block.kind === 'facts') return block.facts.length * LINE;
  if (block.kind === 'list') return block.items.length * LINE;
  return block.kind === 'table' ? (block.rows.length + 1) * ROW : PARAGRAPH;
}

const LINES = 70;
const HEADING = 30;
const PICTURE = 235;
const LINE = 16;
const ROW = 22;
const PARAGRAPH = 36;
/** More than this is no lead, and would leave half a page white. */
const MOST = 420;
