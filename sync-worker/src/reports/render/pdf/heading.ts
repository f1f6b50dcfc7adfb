import type { Content, ContentText } from 'pdfmake/interfaces.js';

import { plainInlines } from './inlines.ts';
import { CONTENT_WIDTH } from './page.ts';
import { ACCENT, INK, RULE } from './palette.ts';

const LOOKS = [
  { fontSize: 14, color: ACCENT, margin: [0, 12, 0, 5] },
  { fontSize: 11.5, color: INK, margin: [0, 9, 0, 4] },
  { fontSize: 10, color: INK, margin: [0, 6, 0, 3] },
] as const;

type Heading = {
  id: string;
  title: string;
  depth: number;
  parentId: string | null;
  /** What must have room below it, in points, or it goes to the next page with what it is about. */
  room: number;
};

/** A title of a section, an entry of the outline, never the last line of a page. */
export function headingContent({ id, title, depth, parentId, room }: Heading): Content[] {
  const { fontSize, color, margin } = LOOKS[Math.min(depth, LOOKS.length - 1)]!;
  const line: ContentText & { id: string } = {
    ...plainInlines(title, { bold: true, fontSize, color, margin: [...margin] }),
    id,
    outline: true,
    outlineText: title,
    outlineExpanded: depth === 0,
    ...(parentId !== null && { outlineParentId: parentId }),
  };
  const rule = depth === 0 ? [ruleAbove()] : [];
  return [
    { unbreakable: true, stack: [...rule, line, { ...nothing(), margin: [0, room, 0, 0] }] },
    { ...nothing(), margin: [0, -room, 0, 0] },
  ];
}

/** Made anew each time, like all content: pdfmake writes its measures into what it is given. */
function nothing(): ContentText {
  return { text: '', fontSize: 0.1, lineHeight: 0.1 };
}

function ruleAbove(): Content {
  return {
    canvas: [
      { type: 'line', x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 0.6, lineColor: RULE },
    ],
    margin: [0, 8, 0, -6],
  };
}
