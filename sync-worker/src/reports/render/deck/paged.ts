import { table } from './block-items.ts';
import { CONTENT_HEIGHT } from './geometry.ts';
import type { DeckRow, Item } from './item.ts';

/**
 * Items on as many slides as they take, none running over: a table goes on with its head, a heading goes with what it is
 * about.
 */
export function paged(items: readonly Item[]): Item[][] {
  const pages: Item[][] = [[]];
  const waiting = [...items];
  for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
    const page = pages.at(-1)!;
    const room = CONTENT_HEIGHT - heightOf(page);
    if (item.height <= room && !(isHeading(item) && opensTooLate(item, waiting, room))) {
      page.push(item);
      continue;
    }
    const [fits, rest] = split(item, room, page.length === 0);
    if (fits !== null) page.push(fits);
    if (rest !== null) {
      waiting.unshift(rest);
      pages.push([]);
    }
  }
  return pages.filter((page) => page.length > 0);
}

/** What still fits, and what goes to the next slide. Something always fits on an empty one, so that it comes to an end. */
function split(item: Item, room: number, empty: boolean): [Item | null, Item | null] {
  if (item.kind !== 'table') return empty ? [item, null] : [null, item];
  let height = (item.head?.height ?? 0) + 0.16;
  const taken: DeckRow[] = [];
  for (const row of item.rows) {
    if (height + row.height > room && !(empty && taken.length === 0)) break;
    height += row.height;
    taken.push(row);
  }
  const rest = item.rows.slice(taken.length);
  // One row alone at the foot of a slide reads as a mistake.
  if (!empty && taken.length < 2 && rest.length > 0) return [null, item];
  const { height: _, ...drawn } = item;
  return [
    table({ ...drawn, rows: taken }),
    rest.length === 0 ? null : table({ ...drawn, rows: rest }),
  ];
}

/** The first rows of what a heading is about must stand below it. */
function opensTooLate(heading: Item, after: readonly Item[], room: number): boolean {
  const next = after.find((item) => !isHeading(item));
  if (next === undefined) return false;
  const first =
    next.kind === 'table'
      ? [next.head, ...next.rows.slice(0, 2)].reduce((sum, row) => sum + (row?.height ?? 0), 0)
      : next.height;
  return heading.height + Math.min(first, 2) > room;
}

function heightOf(items: readonly Item[]): number {
  return items.reduce((sum, { height }) => sum + height, 0);
}

function isHeading(item: Item): boolean {
  return item.kind === 'paragraph' && item.paragraph.look === 'heading';
}
