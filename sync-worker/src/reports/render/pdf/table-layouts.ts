import type { CustomTableLayout } from 'pdfmake/interfaces.js';

import { ACCENT, DRAFT_INK, QUIET, RULE, TINT } from './palette.ts';

/** Rows between light rules, a tinted head, a stronger rule above a row of sums. */
export function rowsLayout(rows: number, withTotal: boolean): CustomTableLayout {
  return {
    hLineWidth: (line) => (line === 0 ? 0 : withTotal && line === rows - 1 ? 1 : 0.5),
    hLineColor: (line) => (line === 1 ? ACCENT : withTotal && line === rows - 1 ? QUIET : RULE),
    vLineWidth: () => 0,
    fillColor: (row) => (row === 0 ? TINT : null),
    paddingLeft: () => 5,
    paddingRight: () => 5,
    paddingTop: () => 3,
    paddingBottom: () => 3,
  };
}

/** Labels beside values, without rules. */
export const PAIRS_LAYOUT: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 6),
  paddingRight: () => 0,
  paddingTop: () => 1.5,
  paddingBottom: () => 1.5,
};

/** A tinted box with a bar at its left. */
export function barLayout(bar: string, tint: string | null): CustomTableLayout {
  return {
    hLineWidth: () => 0,
    vLineWidth: (line) => (line === 0 ? 2.5 : 0),
    vLineColor: () => bar,
    fillColor: () => tint,
    paddingLeft: () => 9,
    paddingRight: () => 9,
    paddingTop: () => 5,
    paddingBottom: () => 5,
  };
}

export const DRAFT_LAYOUT: CustomTableLayout = {
  hLineWidth: () => 1,
  vLineWidth: () => 1,
  hLineColor: () => DRAFT_INK,
  vLineColor: () => DRAFT_INK,
  paddingLeft: () => 10,
  paddingRight: () => 10,
  paddingTop: () => 7,
  paddingBottom: () => 7,
};
