import type { Chart } from '@attain/shared/reports/chart';
import type { Report, Section } from '@attain/shared/reports/report';
import { plain } from '@attain/shared/reports/report-words';

import { shortened } from '../paper/plain-text.ts';
import { blockItems, heading } from './block-items.ts';
import { CONTENT, CONTENT_HEIGHT, TEXT_COLUMN } from './geometry.ts';
import type { Item, Room, Slide } from './item.ts';
import { paged } from './paged.ts';
import { CELL_LETTERS } from './tables.ts';

const TITLE_LETTERS = 150;
/** Parts of a section up to which each has slides of its own; more of them share slides, without their charts. */
const OWN_SLIDES = 10;
/** Columns from which on a table needs the whole width. */
const WIDE_TABLE = 5;
const CHARTS_A_SLIDE = 2;
const SCALES = [1.4, 1.2, 1, 0.9, 0.85];
/** Up to this height, in inches, a section has no slide for itself. */
const BRIEF = 1.2;
const FULL_WIDTH: Room = { width: CONTENT.width, scale: 1 };

/** The slides of a report's sections, in its order. */
export function sectionSlides(report: Report): Slide[] {
  return sharing(report.sections).flatMap(([first, ...others]) =>
    others.length === 0 ? slidesOf(first) : sharedSlides([first, ...others]),
  );
}

type Sections = readonly [Section, ...Section[]];

/** A slide with one sentence reads as a mistake: a section of a few words shares one with its neighbour. */
function sharing(sections: readonly Section[]): Sections[] {
  return sections.reduce<Sections[]>((slides, section) => {
    const last = slides.at(-1);
    return last !== undefined && mayShare(last, section)
      ? [...slides.slice(0, -1), [...last, section]]
      : [...slides, [section]];
  }, []);
}

function mayShare(there: Sections, section: Section): boolean {
  const all = [...there, section];
  const height = all.reduce((sum, each) => sum + heightOf(each), 0);
  return (
    all.every(isWords) &&
    [there.every(isBrief), isBrief(section)].includes(true) &&
    height <= CONTENT_HEIGHT &&
    titleOf(all).length <= TITLE_LETTERS
  );
}

function sharedSlides(sections: Sections): Slide[] {
  return group({ title: titleOf(sections), part: null, sections, nested: true });
}

function titleOf(sections: readonly Section[]): string {
  return sections.map(({ title }) => title).join(' · ');
}

/** A part with more than words has slides of its own; the few words that lead to the first stand on its slide. */
function slidesOf(section: Section): Slide[] {
  const { title } = section;
  const large = section.sections.filter(isLarge);
  const isCrowded = large.length > OWN_SLIDES;
  // Those that stand worst come first in the report.
  const own = isCrowded ? large.filter(isPressing).slice(0, OWN_SLIDES) : large;
  const others = section.sections.filter((inner) => !own.includes(inner));
  const lead = { ...section, sections: [] };
  const opens = own.length > 0 && isBrief(lead);
  const followed = opens || isCrowded;
  return [
    ...(opens
      ? []
      : group({
          title,
          part: null,
          sections: [followed ? lead : { ...section, sections: others }],
        })),
    ...own.flatMap((inner, index) =>
      group({
        title: inner.title,
        part: title,
        sections: opens && index === 0 ? [lead, inner] : [inner],
      }),
    ),
    ...(followed
      ? group({ title, part: null, sections: others, nested: true, withCharts: !isCrowded })
      : []),
  ];
}

function isBrief(section: Section): boolean {
  return isWords(section) && heightOf(section) <= BRIEF;
}

function isWords({ blocks, sections }: Section): boolean {
  return sections.length === 0 && blocks.every(({ kind }) => kind !== 'chart');
}

function heightOf(section: Section): number {
  return itemsOf(section, FULL_WIDTH, true).reduce((sum, { height }) => sum + height, 0);
}

/** A part with more than words. */
function isLarge({ blocks, sections }: Section): boolean {
  return sections.length > 0 || blocks.some(({ kind }) => kind === 'facts' || kind === 'chart');
}

function isPressing({ blocks }: Section): boolean {
  return blocks.some(
    (block) =>
      block.kind === 'facts' &&
      block.facts.some(({ standing }) => standing === 'bad' || standing === 'warning'),
  );
}

type Group = {
  title: string;
  part: string | null;
  sections: readonly Section[];
  /** Titles of the sections stand above them. */
  nested?: boolean;
  withCharts?: boolean;
};

/** Text with a chart beside it where there is one; what is too much for a slide goes on with the next. */
function group({ title, part, sections, nested = false, withCharts = true }: Group): Slide[] {
  const charts = withCharts ? sections.flatMap(chartsOf) : [];
  const beside = charts.length > 0 && !sections.some(hasWideTable);
  const width = beside ? TEXT_COLUMN : CONTENT.width;
  const pages = largestFitting((scale) =>
    paged(sections.flatMap((section) => itemsOf(section, { width, scale }, nested))),
  );
  const rest = beside && pages.length > 0 ? charts.slice(pages.length) : charts;
  const cut = [...(isCut(title) ? [title] : []), ...sections.flatMap(longNames)];
  const name = (page: number) =>
    `${shortened(title, TITLE_LETTERS)}${page > 0 ? ' (continued)' : ''}`;
  const common = { part, cut };
  return [
    ...pages.map((page, index): Slide => {
      const chart = beside ? charts[index] : undefined;
      return { ...common, title: name(index), items: page, width, charts: chart ? [chart] : [] };
    }),
    ...inTwos(rest).map((pair, index): Slide => {
      return { ...common, title: name(pages.length + index), items: [], width, charts: pair };
    }),
  ];
}

/** A few words on a wide slide are written larger, a line too many a little smaller; what is more goes on as usual. */
function largestFitting(pagesAt: (scale: number) => Item[][]): Item[][] {
  for (const scale of SCALES) {
    const pages = pagesAt(scale);
    if (pages.length <= 1) return pages;
  }
  return pagesAt(1);
}

function itemsOf(section: Section, room: Room, titled: boolean): Item[] {
  return [
    ...(titled ? [heading(section.title, room)] : []),
    ...section.blocks.flatMap((block) => blockItems(block, room)),
    ...section.sections.flatMap((inner) => inSections(inner, room)),
  ];
}

/** A part that has a chart only has no title without it. */
function inSections(inner: Section, room: Room): Item[] {
  const items = itemsOf(inner, room, true);
  return items.length === 1 ? [] : items;
}

function chartsOf({ blocks, sections }: Section): Chart[] {
  const own = blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  return [...own, ...sections.flatMap(chartsOf)];
}

function hasWideTable({ blocks, sections }: Section): boolean {
  return (
    blocks.some((block) => block.kind === 'table' && block.columns.length > WIDE_TABLE) ||
    sections.some(hasWideTable)
  );
}

/** Words in cells that a slide cuts. */
function longNames({ blocks, sections }: Section): string[] {
  const own = blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.flat().map(({ text }) => plain(text));
    return block.kind === 'facts' ? block.facts.map(({ text }) => plain(text)) : [];
  });
  return [...own.filter((text) => text.length > CELL_LETTERS), ...sections.flatMap(longNames)];
}

function isCut(text: string): boolean {
  return text.length > TITLE_LETTERS;
}

function inTwos(charts: readonly Chart[]): Chart[][] {
  const pairs: Chart[][] = [];
  for (let index = 0; index < charts.length; index += CHARTS_A_SLIDE)
    pairs.push(charts.slice(index, index + CHARTS_A_SLIDE));
  return pairs;
}
