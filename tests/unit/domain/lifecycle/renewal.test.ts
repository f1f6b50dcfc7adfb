import type { Contract, PastHealth } from '@attain/shared/domain/account';
import type { HealthBand } from '@attain/shared/domain/health/health-components';
import { renewal } from '@attain/shared/domain/lifecycle/renewal';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { addDays } from '@attain/shared/domain/basics/time';
import { describe, expect, it } from 'vitest';

import { asOf, at, someContract, TODAY } from '../builders.ts';

const ahead = (
  days: number,
  band: HealthBand,
  past: PastHealth[] = [],
  contract: Partial<Contract> = {},
) =>
  renewal(
    someContract({ renewal: addDays(TODAY, days), ...contract }),
    band,
    past,
    asOf(),
    DEFAULT_SETTINGS,
  );

const held = (daysAgo: number, band: HealthBand): PastHealth => ({
  at: at(addDays(TODAY, -daysAgo)),
  score: null,
  band,
  points: {},
});

describe('renewal stage and play (A25-A32, C30)', () => {
  // The worked examples of the model.
  it.each([
    { band: 'healthy', days: 50, stage: 'value_review', play: 'expansion', startedAgo: 10 },
    {
      band: 'stable',
      days: 70,
      stage: 'early_warning',
      play: 'value_reinforcement',
      startedAgo: 5,
    },
    { band: 'stable', days: 85, stage: 'early_warning', play: 'none', startedAgo: -10 },
    { band: 'critical', days: 110, stage: 'play_started', play: 'save_play', startedAgo: 10 },
    { band: 'at_risk', days: 20, stage: 'proposal', play: 'intervention', startedAgo: 70 },
    { band: 'critical', days: -1, stage: 'overdue', play: 'save_play', startedAgo: 121 },
  ] as const)('$band at $days days: $stage, $play', ({ band, days, stage, play, startedAgo }) => {
    expect(ahead(days, band)).toEqual({
      date: addDays(TODAY, days),
      daysLeft: days,
      stage,
      play,
      playStart: addDays(TODAY, -startedAgo),
    });
  });

  it.each([
    { days: -1, stage: 'overdue' },
    { days: 0, stage: 'close' },
    { days: 14, stage: 'close' },
    { days: 15, stage: 'proposal' },
    { days: 30, stage: 'proposal' },
    { days: 31, stage: 'value_review' },
    { days: 60, stage: 'value_review' },
    { days: 61, stage: 'early_warning' },
    { days: 90, stage: 'early_warning' },
    { days: 91, stage: 'not_due' },
  ])('of a healthy account is $stage at $days days', ({ days, stage }) => {
    expect(ahead(days, 'healthy').stage).toBe(stage);
  });

  it.each([
    { band: 'healthy', first: 60 },
    { band: 'stable', first: 75 },
    { band: 'at_risk', first: 90 },
    { band: 'critical', first: 120 },
  ] as const)('starts the play of a $band account at day -$first', ({ band, first }) => {
    expect(ahead(first + 1, band).play).toBe('none');
    expect(ahead(first, band).play).not.toBe('none');
  });

  it('is not evaluated before day -120', () => {
    expect(ahead(121, 'critical')).toMatchObject({
      stage: 'not_due',
      play: 'none',
      playStart: null,
    });
    expect(ahead(120, 'critical')).toMatchObject({ stage: 'play_started', play: 'save_play' });
  });

  it('goes by the worst band since day -120: a recovery does not call the save play off', () => {
    const past = [held(30, 'critical'), held(10, 'healthy')];
    expect(ahead(50, 'healthy', past)).toMatchObject({
      play: 'save_play',
      playStart: addDays(TODAY, -70),
    });
  });

  it('counts the band that held on day -120, and not what was before', () => {
    // At 50 days, day -120 was 70 days ago.
    expect(ahead(50, 'healthy', [held(200, 'critical')])).toMatchObject({ play: 'save_play' });
    expect(ahead(50, 'healthy', [held(200, 'critical'), held(71, 'stable')])).toMatchObject({
      play: 'value_reinforcement',
    });
  });

  it('has no play with insufficient data', () => {
    expect(ahead(50, 'insufficient_data', [held(30, 'critical')])).toMatchObject({
      stage: 'value_review',
      play: 'none',
      playStart: null,
    });
  });

  it('ignores a time of insufficient data in between', () => {
    expect(ahead(50, 'stable', [held(30, 'insufficient_data')])).toMatchObject({
      play: 'value_reinforcement',
    });
  });

  it('is empty without a renewal date', () => {
    expect(ahead(0, 'critical', [], { renewal: null })).toEqual({
      date: null,
      daysLeft: null,
      stage: null,
      play: 'none',
      playStart: null,
    });
  });

  it.each([
    { start: '2025-07-11', renewal: '2026-07-11', date: '2027-07-11' },
    { start: '2024-07-11', renewal: '2026-07-11', date: '2028-07-11' },
    { start: null, renewal: '2026-07-11', date: '2027-07-11' },
    { start: '2025-07-11', renewal: '2026-07-10', date: '2027-07-10' },
  ])('moves on by one term when won: $start to $renewal becomes $date', ({ date, ...contract }) => {
    expect(ahead(0, 'stable', [], { ...contract, renewalWon: true })).toMatchObject({
      date,
      stage: 'not_due',
    });
  });
});
