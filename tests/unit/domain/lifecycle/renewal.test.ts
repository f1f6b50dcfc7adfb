import type { Contract, PastHealth } from '@attain/shared/domain/account';
import type { HealthBand } from '@attain/shared/domain/health/health-components';
import { renewal } from '@attain/shared/domain/lifecycle/renewal';
import { RENEWAL_MILESTONES } from '@attain/shared/domain/lifecycle/renewal-milestones';
import { RENEWAL_PLAYBOOKS } from '@attain/shared/domain/lifecycle/renewal-playbooks';
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
    expect(ahead(days, band)).toMatchObject({
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

  it.each([
    { band: 'stable', days: 76, stage: 'early_warning', play: 'none' },
    { band: 'stable', days: 75, stage: 'early_warning', play: 'value_reinforcement' },
    { band: 'at_risk', days: 91, stage: 'not_due', play: 'none' },
    { band: 'at_risk', days: 90, stage: 'early_warning', play: 'intervention' },
    { band: 'healthy', days: 61, stage: 'early_warning', play: 'none' },
    { band: 'healthy', days: 60, stage: 'value_review', play: 'expansion' },
    { band: 'critical', days: 91, stage: 'play_started', play: 'save_play' },
    { band: 'critical', days: 90, stage: 'early_warning', play: 'save_play' },
    { band: 'stable', days: 1, stage: 'close', play: 'value_reinforcement' },
    { band: 'stable', days: 0, stage: 'close', play: 'value_reinforcement' },
    { band: 'stable', days: -1, stage: 'overdue', play: 'value_reinforcement' },
  ] as const)('of a $band account at $days days is $stage, $play', ({ band, days, ...is }) => {
    expect(ahead(days, band)).toMatchObject(is);
  });

  it('says when a play that has not begun will', () => {
    expect(ahead(100, 'stable')).toMatchObject({ play: 'none', playStart: addDays(TODAY, 25) });
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

  it('counts a drop of day -120 itself, and none of the day before that was over by then', () => {
    const dayMinus120 = 70;
    expect(
      ahead(50, 'healthy', [held(dayMinus120, 'critical'), held(69, 'healthy')]),
    ).toMatchObject({ play: 'save_play' });
    expect(
      ahead(50, 'healthy', [held(dayMinus120 + 1, 'critical'), held(dayMinus120, 'healthy')]),
    ).toMatchObject({ play: 'expansion' });
  });

  it('counts a band of this very instant', () => {
    const justNow = { ...held(0, 'critical'), at: asOf().now };
    expect(ahead(50, 'healthy', [justNow])).toMatchObject({ play: 'save_play' });
  });

  it('knows nothing of a band that comes later than the day it is asked about', () => {
    expect(ahead(50, 'healthy', [held(-1, 'critical')])).toMatchObject({ play: 'expansion' });
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

  it.each([false, true])('is empty without a renewal date, won %s', (renewalWon) => {
    expect(ahead(0, 'critical', [], { renewal: null, renewalWon })).toEqual({
      date: null,
      daysLeft: null,
      stage: null,
      play: 'none',
      playStart: null,
      milestones: [],
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

describe('the milestones of a renewal (A25-A28, C30)', () => {
  const states = (days: number) =>
    ahead(days, 'insufficient_data').milestones.map(({ state }) => state);

  it('are 90, 60, 30 and 14 days before it', () => {
    expect(ahead(100, 'healthy').milestones).toEqual([
      { code: 'early_warning', on: addDays(TODAY, 10), state: 'upcoming' },
      { code: 'value_review', on: addDays(TODAY, 40), state: 'upcoming' },
      { code: 'proposal', on: addDays(TODAY, 70), state: 'upcoming' },
      { code: 'close', on: addDays(TODAY, 86), state: 'upcoming' },
    ]);
  });

  it('are listed from day -120 on', () => {
    expect(ahead(121, 'critical').milestones).toEqual([]);
    expect(ahead(120, 'critical').milestones).toHaveLength(4);
  });

  it.each([
    { days: 91, are: ['upcoming', 'upcoming', 'upcoming', 'upcoming'] },
    { days: 90, are: ['due', 'upcoming', 'upcoming', 'upcoming'] },
    { days: 61, are: ['due', 'upcoming', 'upcoming', 'upcoming'] },
    { days: 60, are: ['passed', 'due', 'upcoming', 'upcoming'] },
    { days: 31, are: ['passed', 'due', 'upcoming', 'upcoming'] },
    { days: 30, are: ['passed', 'passed', 'due', 'upcoming'] },
    { days: 15, are: ['passed', 'passed', 'due', 'upcoming'] },
    { days: 14, are: ['passed', 'passed', 'passed', 'due'] },
    { days: 0, are: ['passed', 'passed', 'passed', 'due'] },
    { days: -1, are: ['passed', 'passed', 'passed', 'passed'] },
  ])('are $are at $days days', ({ days, are }) => {
    expect(states(days)).toEqual(are);
  });

  it('have the milestone of the stage due, and no other', () => {
    for (let days = 120; days >= -5; days -= 1) {
      const { stage, milestones } = ahead(days, 'healthy');
      const due = milestones.filter(({ state }) => state === 'due').map(({ code }) => code);
      expect(due).toEqual(milestones.some(({ code }) => code === stage) ? [stage] : []);
    }
  });

  it('begin anew with the next term once the renewal is won', () => {
    expect(ahead(20, 'healthy', [], { renewalWon: true }).milestones).toEqual([]);
  });

  it('have these steps', () => {
    expect(RENEWAL_MILESTONES.map(({ title, steps }) => [title, ...steps])).toEqual([
      [
        'Early warning',
        'Review the health of the account',
        'Identify what it could expand to',
        'Schedule the renewal conversation',
      ],
      [
        'Value review',
        'Compile the usage reports',
        'Compute value and ROI',
        'Document the success stories',
        'Share them with the decision makers',
      ],
      [
        'Proposal',
        'Present the options for the renewal',
        'Address every concern',
        'Negotiate the terms where needed',
        'Secure the commitment',
      ],
      [
        'Close',
        'Get the final signature',
        'Update the details of the subscription',
        "Plan next year's success",
      ],
    ]);
  });
});

describe('the playbooks of a renewal (A29-A32)', () => {
  it.each([
    { play: 'expansion', band: 'healthy', approach: 'Expansion', days: 60 },
    { play: 'value_reinforcement', band: 'stable', approach: 'Value reinforcement', days: 75 },
    { play: 'intervention', band: 'at_risk', approach: 'Intervention', days: 90 },
    { play: 'save_play', band: 'critical', approach: 'Save play', days: 120 },
  ] as const)('$play: $approach for $band, from day -$days', ({ play, band, approach, days }) => {
    expect(RENEWAL_PLAYBOOKS[play]).toMatchObject({ band, approach });
    expect(DEFAULT_SETTINGS.renewal.playStartDays[band]).toBe(days);
    expect(ahead(days, band).play).toBe(play);
  });

  it('focus on this', () => {
    expect(Object.values(RENEWAL_PLAYBOOKS).map(({ focus }) => focus.join(', '))).toEqual([
      'Additional licences, New features',
      'Usage optimisation, Best practices',
      'Issue resolution, Executive meeting',
      'Understanding the issues, Custom solutions',
    ]);
  });

  it('have these steps', () => {
    expect(Object.values(RENEWAL_PLAYBOOKS).map(({ steps }) => steps)).toEqual([
      [
        'Compare seats with active users and offer additional licences',
        'Show the features that would serve the next goals',
        'Renew and expand in one conversation',
      ],
      [
        'Find the features and users that lag behind and plan how to activate them',
        'Share best practices of comparable customers',
        'Confirm the value so far with the customer',
      ],
      [
        'List the open issues and resolve them with owners and dates',
        'Hold a meeting with the executives of both sides',
        'Agree on the goals that decide the renewal',
      ],
      [
        'Start at once: ask the customer what went wrong and listen',
        'Work out a solution for this customer, with an executive behind it',
        'Agree on the first result and when it will be seen',
      ],
    ]);
  });
});
