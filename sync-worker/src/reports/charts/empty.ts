import type { Drawing } from './draw.ts';
import { MUTED, RULE } from './palette.ts';

const HEIGHT = 96;

/** A frame that says so, never an empty scale that looks like zero. */
export function emptyDrawing(width: number): Drawing {
  const graphic = [
    {
      type: 'rect',
      shape: { x: 0.5, y: 0.5, width: width - 1, height: HEIGHT - 1 },
      style: { fill: 'none', stroke: RULE, lineDash: [4, 4] },
      silent: true,
    },
    {
      type: 'text',
      x: width / 2,
      y: HEIGHT / 2,
      style: {
        text: 'No values to show yet',
        align: 'center',
        verticalAlign: 'middle',
        fill: MUTED,
      },
      silent: true,
    },
  ];
  return { option: { graphic }, width, height: HEIGHT };
}
