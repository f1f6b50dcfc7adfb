import { describe, expect, it } from 'vitest';

import { someValueLine } from '../builders.ts';
import { DOCUMENT, score, YEAR } from './printed-lines.ts';

const LATER = someValueLine({ id: 'later', startsAt: '2026-01-01' });
const CENT = someValueLine({ ...YEAR, id: 'cent', amount: 1 });

const activityOf = (volume: number | null, valueLineId: string) =>
  score({
    valueLines: [DOCUMENT.reporting, LATER, CENT],
    activityVolumes: [{ activity: 'report_generated', volume, valueLineId }],
  }).activities;

describe('usage that drives outcomes (O29)', () => {
  it('is worth the counted value of its line by the unit', () => {
    expect(activityOf(420, 'Reporting time saved')).toEqual([
      {
        activity: 'report_generated',
        volume: 420,
        valueLineId: 'Reporting time saved',
        outcome: 'Reporting time saved',
        valuePerUnit: 240_00,
        reason: null,
      },
    ]);
  });

  it('may be worth less than a cent', () => {
    expect(activityOf(4, 'cent')[0]?.valuePerUnit).toBe(0.25);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
    'is worth nothing known with a volume of %d',
    (volume) => {
      expect(activityOf(volume, 'Reporting time saved')).toMatchObject([
        { volume: null, valuePerUnit: null, reason: 'no_volume', outcome: 'Reporting time saved' },
      ]);
    },
  );

  it('is worth nothing known where its volume is not known for all of the time', () => {
    expect(activityOf(null, 'Reporting time saved')).toMatchObject([
      { volume: null, valuePerUnit: null, reason: 'volume_unknown' },
    ]);
  });

  it.each([
    { line: 'later', outcome: 'Tools retired' },
    { line: 'gone', outcome: null },
  ])('is worth nothing known where its line counts nothing: $line', ({ line, outcome }) => {
    expect(activityOf(10, line)).toMatchObject([
      { volume: 10, valuePerUnit: null, reason: 'no_value', outcome },
    ]);
  });

  it('is a view: no ledger grows by it', () => {
    const valueLines = [DOCUMENT.reporting];
    const volumes = [{ activity: 'a', volume: 5, valueLineId: 'Reporting time saved' }];
    const activityVolumes = [...volumes, ...volumes];
    expect(score({ valueLines, activityVolumes }).figures).toEqual(score({ valueLines }).figures);
  });
});
