import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cohortOf, sizeBand } from '@attain/shared/domain/portfolio/cohort';
import {
  peerFiguresOf,
  PEER_FIGURE_DEFINITIONS,
  valuePerUser,
  type PeerFigures,
} from '@attain/shared/domain/portfolio/peer-figures';
import { peerComparison } from '@attain/shared/domain/portfolio/peer-comparison';
import { peerStandings, type PeerRow } from '@attain/shared/domain/portfolio/peer-standings';
import { percentileAmong } from '@attain/shared/domain/portfolio/percentile';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import {
  asOf,
  confirmedAt,
  PROPERTY_RUNS,
  someAccount,
  someContract,
  someGoal,
  someMetric,
  someValueLine,
  readings,
  thrivingAccount,
  TODAY,
  USD,
} from '../builders.ts';
import { times } from './some-facts.ts';

const PEERS = DEFAULT_SETTINGS.peers;

describe('the cohort of an account (C26)', () => {
  const of = (segment: string | null, industry: string | null, employees: number | null) =>
    cohortOf(
      { segment, industry, size: { employees, employees90DaysAgo: null } },
      { peers: PEERS },
    );

  it.each([
    ['its segment, where it has one', of('Enterprise', 'Software', 500), 'Segment Enterprise'],
    ['industry and size', of(null, 'Software', 500), 'Software, 201-1000 employees'],
    ['none without an industry', of(null, null, 500), null],
    ['none without a size', of(null, 'Software', null), null],
    ['its segment, whatever else is unknown', of('Enterprise', null, null), 'Segment Enterprise'],
  ])('%s', (_, cohort, expected) => {
    expect(cohort).toBe(expected);
  });

  it.each([
    [null, null],
    [0, null],
    [1, '1-10'],
    [10, '1-10'],
    [11, '11-50'],
    [50, '11-50'],
    [51, '51-200'],
    [200, '51-200'],
    [201, '201-1000'],
    [1_000, '201-1000'],
    [1_001, '1001-5000'],
    [5_000, '1001-5000'],
    [5_001, '5001 or more'],
  ])('%s employees: %s', (employees, band) => {
    expect(sizeBand(employees, PEERS.sizeBandsUpTo)).toBe(band);
  });

  it('can have other bands', () => {
    expect(sizeBand(7, [5])).toBe('6 or more');
  });
});

describe('a percentile', () => {
  it.each([
    ['the lowest', 0, 0, 10, 0],
    ['the highest', 10, 0, 10, 100],
    ['in the middle', 5, 0, 10, 50],
    ['like all the others', 0, 10, 10, 50],
    ['half of those that are equal count', 6, 3, 20, 37.5],
  ])('%s: %d below, %d equal, of %d', (_, below, equal, peers, expected) => {
    expect(percentileAmong({ below, equal, peers }, 10)).toBe(expected);
  });

  it.each([
    [9, 10, null],
    [10, 10, 100],
    [0, 0, null],
    [1, 0, 100],
  ])('among %d peers, where %d are needed', (peers, minimum, expected) => {
    expect(percentileAmong({ below: peers, equal: 0, peers }, minimum)).toBe(expected);
  });
});

const row = (
  companyId: string,
  score: number | null,
  overrides: Partial<PeerRow> = {},
): PeerRow => ({
  companyId,
  cohort: 'Software, 1-10 employees',
  score,
  usage: null,
  ...overrides,
});
const standings = (rows: readonly PeerRow[], minimum = PEERS.minimum) =>
  peerStandings(rows, TODAY, { peers: { ...PEERS, minimum } });
const percentileIn = (rows: readonly PeerRow[], companyId: string, minimum?: number) =>
  standings(rows, minimum).get(companyId)?.percentile;

describe('the standings of a portfolio', () => {
  it('compare each account with the others of its cohort, itself excluded', () => {
    const rows = [...times(10, (n) => row(`p${n}`, 10 * n)), row('own', 45)];
    expect(standings(rows).get('own')).toEqual({
      cohort: 'Software, 1-10 employees',
      n: 10,
      percentile: 50,
      usagePercentile: null,
      comparedOn: TODAY,
    });
    expect(percentileIn(rows, 'p9')).toBe(100);
    expect(percentileIn(rows, 'p0')).toBe(0);
  });

  it('share a place among equals', () => {
    const rows = [
      ...times(8, (n) => row(`p${n}`, n < 4 ? 50 : 80)),
      row('x', 50),
      row('y', 90),
      row('z', 10),
    ];
    expect(percentileIn(rows, 'x')).toBe((100 * (1 + 4 / 2)) / 10);
    expect(percentileIn(rows, 'p0')).toBe(30);
    expect(percentileIn(rows, 'p5')).toBe(75);
  });

  it('are suppressed below 10 peers', () => {
    expect(standings(times(10, (n) => row(`p${n}`, n))).get('p9')).toMatchObject({
      n: 9,
      percentile: null,
    });
    expect(standings(times(11, (n) => row(`p${n}`, n))).get('p10')).toMatchObject({
      n: 10,
      percentile: 100,
    });
  });

  it('count scored peers only; an account without a score has n, and no place', () => {
    const rows = [
      ...times(10, (n) => row(`p${n}`, n)),
      ...times(5, (n) => row(`u${n}`, null)),
      row('own', 99),
    ];
    expect(standings(rows).get('own')).toMatchObject({ n: 10, percentile: 100 });
    expect(standings(rows).get('u0')).toMatchObject({ n: 11, percentile: null });
  });

  it('never mix cohorts, and leave out who has none', () => {
    const rows = [
      ...times(11, (n) => row(`a${n}`, n)),
      ...times(11, (n) => row(`b${n}`, 50 + n, { cohort: 'Segment Enterprise' })),
      row('alone', 70, { cohort: null }),
    ];
    const all = standings(rows);
    expect(all.get('a10')).toMatchObject({ n: 10, percentile: 100 });
    expect(all.get('b0')).toMatchObject({ cohort: 'Segment Enterprise', n: 10, percentile: 0 });
    expect(all.has('alone')).toBe(false);
    expect(all.size).toBe(22);
  });

  it('rank usage by itself, with its own minimum', () => {
    const rows = times(11, (n) => row(`p${n}`, null, { usage: (10 - n) / 10 }));
    expect(standings(rows).get('p0')).toEqual({
      cohort: 'Software, 1-10 employees',
      n: 0,
      percentile: null,
      usagePercentile: 100,
      comparedOn: TODAY,
    });
    expect(standings(rows.slice(1)).get('p1')).toMatchObject({ usagePercentile: null });
    expect(standings(rows).get('p10')).toMatchObject({ usagePercentile: 0 });
  });

  it('rank a score of 0, which is a score', () => {
    const rows = [...times(10, (n) => row(`p${n}`, n + 1)), row('zero', 0)];
    expect(percentileIn(rows, 'zero')).toBe(0);
    expect(percentileIn(rows, 'p0')).toBe(10);
  });

  it('do not touch what they were given', () => {
    const rows = [row('b', 9), row('a', 1)];
    standings(rows);
    expect(rows.map(({ companyId }) => companyId)).toEqual(['b', 'a']);
  });
});

describe('laws of the standings', () => {
  const score = fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 100, noNaN: true }));
  const cohort = fc
    .array(score, { minLength: 2, maxLength: 30 })
    .map((scores) => scores.map((each, index) => row(`p${index}`, each)));

  it('a percentile lies in [0, 100], and a cohort averages 50', () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        const percentiles = [...standings(rows, 1).values()].map(
          ({ percentile }) => percentile ?? -1,
        );
        expect(percentiles.every((each) => each >= 0 && each <= 100)).toBe(true);
        const mean = percentiles.reduce((sum, each) => sum + each, 0) / percentiles.length;
        expect(mean).toBeCloseTo(50, 8);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  it('the order of the accounts does not matter', () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        const [there, back] = [standings(rows), standings(rows.toReversed())];
        expect(back).toEqual(there);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  it('one more peer below never lowers a percentile, one more above never raises it', () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        const before = percentileIn(rows, 'p0', 1) ?? Number.NaN;
        const with_ = (added: number) => percentileIn([...rows, row('new', added)], 'p0', 1);
        expect(with_(-1)).toBeGreaterThanOrEqual(before - 1e-9);
        expect(with_(101)).toBeLessThanOrEqual(before + 1e-9);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  it('a better score never has a lower percentile', () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        const all = standings(rows, 1);
        const ordered = rows.toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0));
        const percentiles = ordered.map(({ companyId }) => all.get(companyId)?.percentile ?? -1);
        expect(percentiles).toEqual(percentiles.toSorted((a, b) => a - b));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  it('agree with counting, account by account', () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        const all = standings(rows, 1);
        for (const own of rows) {
          const others = rows.filter((other) => other !== own).map(({ score: each }) => each ?? 0);
          const below = others.filter((each) => each < (own.score ?? 0)).length;
          const equal = others.filter((each) => each === own.score).length;
          const expected = (100 * (below + equal / 2)) / others.length;
          expect(all.get(own.companyId)?.percentile).toBeCloseTo(expected, 9);
        }
      }),
      { numRuns: Math.min(200, PROPERTY_RUNS) },
    );
  });
});

describe('the comparison of a report (O33, M65)', () => {
  const figures = (companyId: string, value: number | null): PeerFigures => ({
    companyId,
    health_score: value,
    success_score: value,
    roi_confirmed: value,
    value_per_user: null,
    goals_achieved: value,
  });
  const compare = (own: PeerFigures, peers: readonly PeerFigures[]) =>
    peerComparison(own, peers, DEFAULT_SETTINGS);

  it('gives average, top quarter and percentile, figure by figure', () => {
    const peers = times(11, (n) => figures(`p${n}`, ((n * 7) % 11) * 10));
    const rows = compare(figures('own', 85), peers);
    expect(rows.map(({ figure }) => figure)).toEqual([
      'health_score',
      'success_score',
      'roi_confirmed',
      'value_per_user',
      'goals_achieved',
    ]);
    expect(rows[1]).toEqual({
      figure: 'success_score',
      own: 85,
      n: 11,
      average: 50,
      top: 75,
      percentile: 81.818181818182,
      reason: null,
    });
    expect(rows[3]).toEqual({
      figure: 'value_per_user',
      own: null,
      n: 0,
      average: null,
      top: null,
      percentile: null,
      reason: 'too_few_peers',
    });
  });

  it('leaves the account itself out of its peers, and counts half of the equal ones', () => {
    const own = figures('own', 50);
    const peers = [
      own,
      ...times(4, (n) => figures(`l${n}`, 10)),
      ...times(6, (n) => figures(`e${n}`, 50)),
    ];
    expect(compare(own, peers)[0]).toMatchObject({ n: 10, average: 34, percentile: 70 });
  });

  it('suppresses the figures that fewer than 10 peers have', () => {
    const peers = times(10, (n) => figures(`p${n}`, n === 0 ? null : n));
    expect(compare(figures('own', 5), peers)[0]).toMatchObject({
      own: 5,
      n: 9,
      average: null,
      top: null,
      percentile: null,
      reason: 'too_few_peers',
    });
  });

  it('shows the peers of an account that has no figure yet', () => {
    const peers = times(10, (n) => figures(`p${n}`, n));
    expect(compare(figures('own', null), peers)[0]).toMatchObject({
      own: null,
      n: 10,
      average: 4.5,
      top: 6.75,
      percentile: null,
      reason: 'not_compared',
    });
  });

  it('a minimum of 0 still needs a peer', () => {
    const settings = { peers: { ...PEERS, minimum: 0 } };
    expect(peerComparison(figures('own', 1), [], settings)[0]).toMatchObject({
      reason: 'too_few_peers',
    });
  });

  it.each([
    ['health_score', 'Health score', 'Points earned of the points measured, 0 to 100.', 'score'],
    ['success_score', 'Success score', 'Attainment of the goals, 0 to 100.', 'score'],
    [
      'roi_confirmed',
      'ROI',
      'Net: (confirmed value - cost) / cost, over the reporting period.',
      'fraction',
    ],
    [
      'value_per_user',
      'Value per user',
      'Confirmed value a year and user, from the reporting period.',
      'minor',
    ],
    [
      'goals_achieved',
      'Goals achieved',
      'Goals achieved or exceeded, of all active goals.',
      'fraction',
    ],
  ] as const)('%s says what it is', (figure, title, definition, unit) => {
    expect(PEER_FIGURE_DEFINITIONS[figure]).toEqual({ title, definition, unit });
  });
});

describe('the figures that accounts are compared by', () => {
  it('are those of the snapshot', () => {
    const reached = someMetric({ readings: readings(['2026-06-20', 100]) });
    const account = thrivingAccount({
      contract: someContract({ yearlyValue: 200_000 }),
      goals: [someGoal({ id: 'a', metrics: [reached] }), someGoal({ id: 'b' })],
      valueLines: [someValueLine({ confirmed: confirmedAt(300_000) })],
    });
    const snapshot = scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
    const { roiConfirmed } = snapshot.value.figures;
    expect(peerFiguresOf(snapshot, 100, DEFAULT_SETTINGS)).toEqual({
      companyId: '512',
      health_score: 100,
      success_score: 75,
      roi_confirmed: roiConfirmed,
      value_per_user: (3_000 * 365) / 182,
      goals_achieved: 0.5,
    });
  });

  it('are unknown where the snapshot has none', () => {
    const snapshot = scoreAccount(someAccount(), asOf(), DEFAULT_SETTINGS, USD);
    expect(peerFiguresOf(snapshot, null, DEFAULT_SETTINGS)).toEqual({
      companyId: '512',
      health_score: null,
      success_score: null,
      roi_confirmed: null,
      value_per_user: null,
      goals_achieved: null,
    });
  });

  const perUser = (confirmed: number | null, users: number | null, to: string) => {
    const { value } = scoreAccount(someAccount(), asOf(), DEFAULT_SETTINGS, USD);
    const period = { ...value.period, from: '2026-01-01', to };
    return valuePerUser(
      { figures: { ...value.figures, confirmed }, period },
      users,
      DEFAULT_SETTINGS,
    );
  };

  it.each([
    ['a year of it', 210_600_00, 100, '2026-12-31', 210_600],
    ['146 days count two and a half times', 100_000, 10, '2026-05-26', 25_000],
    ['90 days are enough', 90_000, 10, '2026-03-31', 36_500],
    ['89 are not', 90_000, 10, '2026-03-30', null],
    ['nothing confirmed', 0, 10, '2026-12-31', null],
    ['nothing known', null, 10, '2026-12-31', null],
    ['users unknown', 90_000, null, '2026-12-31', null],
    ['no users', 90_000, 0, '2026-12-31', null],
  ])('value per user: %s', (_, confirmed, users, to, expected) => {
    expect(perUser(confirmed, users, to)).toBe(expected);
  });
});
