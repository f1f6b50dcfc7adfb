import type { Text } from '@attain/shared/reports/figure';
import type { Block } from '@attain/shared/reports/report';
import type { Content } from 'pdfmake/interfaces.js';

import { textInlines } from '../inlines.ts';
import { ACCENT } from '../palette.ts';

type List = Extract<Block, { kind: 'list' }>;

export function listContent({ ordered, items }: List): Content {
  const drawn = items.map((item) => textInlines(labelled(item), { margin: [0, 0, 0, 2.5] }));
  const look = { margin: [0, 0, 0, 6] as [number, number, number, number], markerColor: ACCENT };
  return ordered ? { ...look, ol: drawn } : { ...look, ul: drawn };
}

function labelled({ label, text }: List['items'][number]): Text {
  return label === undefined ? text : [{ kind: 'strong', text: `${label}: ` }, ...text];
}
