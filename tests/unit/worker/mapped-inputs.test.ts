import { accountOf } from '@attain/sync-worker/pipeline/account';
import type { AccountRows } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { someCommitment, someGoal } from '../domain/builders.ts';
import {
  someAccountContext,
  someAccountRows,
  someCompanyRow,
  someMapping,
  UPDATED,
} from './builders.ts';

const mapping = someMapping({
  company: {
    advocacy: { webinar: 'webinar_on', case_study: 'has_case_study', referral: 'referred_on' },
    lastReview: 'qbr_on',
    healthOverride: { band: 'csm_band', reason: 'csm_reason', until: 'csm_until', by: 'csm' },
  },
});

/** Scored on 22 November 2026, of a record that was changed on the 20th. */
function account(properties: Record<string, string>, rows: Partial<AccountRows> = {}) {
  return accountOf(
    someAccountRows({ company: someCompanyRow({ properties }), ...rows }),
    someAccountContext({ mapping }),
  );
}

describe('advocacy that properties tell of', () => {
  it('has the date of a date, and of a ticked box the day of the last change', () => {
    const { account: known } = account({ webinar_on: '2026-04-01', has_case_study: 'true' });
    expect(known.advocacy).toEqual([
      { activity: 'webinar', on: '2026-04-01' },
      { activity: 'case_study', on: '2026-11-20' },
    ]);
  });

  it.each([
    { value: '', what: 'empty' },
    { value: 'false', what: 'a box that is not ticked' },
    { value: '2026-11-23', what: 'planned for tomorrow' },
  ])('was not done where it is $what', ({ value }) => {
    expect(account({ referred_on: value }).account.advocacy).toEqual([]);
  });

  it('counts from the day on which it was done', () => {
    expect(account({ referred_on: '2026-11-22' }).account.advocacy).toHaveLength(1);
  });

  it('comes in one list with what people recorded, oldest first', () => {
    const advocacy = [
      { id: 'a', activity: 'review' as const, on: '2026-05-01', note: null, link: null },
    ];
    const { account: known } = account(
      { webinar_on: '2026-06-01', referred_on: '2026-04-01' },
      { recorded: { advocacy } },
    );
    expect(known.advocacy.map(({ activity }) => activity)).toEqual([
      'referral',
      'review',
      'webinar',
    ]);
  });

  it('is told where it is no date', () => {
    expect(account({ webinar_on: 'soon' }).issues).toMatchObject([{ property: 'webinar_on' }]);
  });
});

describe('the last review that a property tells', () => {
  const goals = [someGoal({ commitment: someCommitment({ lastReviewedOn: '2026-05-01' }) })];
  const reviewedOn = (qbr_on: string, rows: Partial<AccountRows> = {}) =>
    account({ qbr_on }, { goals, ...rows }).account.goals[0]?.commitment?.lastReviewedOn;

  it.each([
    { property: '2026-05-02', expected: '2026-05-02', why: 'it is the later one' },
    { property: '2026-04-30', expected: '2026-05-01', why: 'the agreement has a later one' },
    { property: '2026-11-22', expected: '2026-11-22', why: 'it was today' },
  ])('$property counts as $expected: $why', ({ property, expected }) => {
    expect(reviewedOn(property)).toBe(expected);
  });

  it('yields to a later meeting', () => {
    const lastReviewAt = Date.parse('2026-09-09T12:00:00Z');
    expect(reviewedOn('2026-09-08', { lastReviewAt })).toBe('2026-09-09');
  });

  it('is not one that is planned, and that is told', () => {
    expect(reviewedOn('2026-11-23')).toBe('2026-05-01');
    expect(account({ qbr_on: '2026-11-23' }).issues).toMatchObject([{ property: 'qbr_on' }]);
  });
});

describe("a person's judgement of health in properties", () => {
  const judged = { csm_band: 'At risk', csm_reason: 'Champion left', csm_until: '2026-12-31' };

  it('has a band, a reason, a last day and whose it is', () => {
    expect(account({ ...judged, csm: 'Kim Lee' }).account.healthOverride).toEqual({
      band: 'at_risk',
      reason: 'Champion left',
      until: '2026-12-31',
      by: 'Kim Lee',
      at: UPDATED,
    });
    expect(account(judged).account.healthOverride?.by).toBe('HubSpot');
  });

  it.each([
    { why: 'its band is none', change: { csm_band: 'splendid' }, property: 'csm_band' },
    { why: 'it has no reason', change: { csm_reason: '' }, property: 'csm_reason' },
    { why: 'it has no last day', change: { csm_until: '' }, property: 'csm_until' },
  ])('does not count where $why, and that is told', ({ change, property }) => {
    const { account: known, issues } = account({ ...judged, ...change });
    expect(known.healthOverride).toBeNull();
    expect(issues).toMatchObject([{ property }]);
  });

  it('is none where no band is given', () => {
    expect(account({ csm_reason: 'x' })).toMatchObject({
      account: { healthOverride: null },
      issues: [],
    });
  });

  it.each([
    { until: '2026-11-22', band: 'healthy', why: 'a recorded one holds today' },
    { until: '2026-11-21', band: 'at_risk', why: 'the recorded one has run out' },
  ])('gives way: $why', ({ until, band }) => {
    const recorded = { id: 'o', band: 'healthy', reason: 'r', by: 'Kim', at: 1, until } as const;
    const { account: known } = account(judged, { recorded: { override: [recorded] } });
    expect(known.healthOverride?.band).toBe(band);
  });
});
