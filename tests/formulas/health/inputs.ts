import type { Account } from '@attain/shared/domain/account';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { HealthComponentKey } from '@attain/shared/domain/health/health-components';
import { seatsOf } from '@attain/shared/domain/health/seats';
import { csatOfFive, npsSignals } from '@attain/shared/domain/health/survey-signals';
import { weightedTickets } from '@attain/shared/domain/health/ticket-load';
import { keyFeatureAdoption, perUserWeek } from '@attain/shared/domain/health/usage-rates';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import {
  asOf,
  at,
  someAccount,
  someContract,
  someSurvey,
  someTickets,
  someUsage,
  thrivingAccount,
} from '../../unit/domain/builders.ts';
import type { Formula } from '../formula.ts';
import { componentOf, weekly } from './sample.ts';

const inputOf = (overrides: Partial<Account>, key: HealthComponentKey) =>
  componentOf(overrides, key)?.input;
const stateOf = (overrides: Partial<Account>, key: HealthComponentKey) =>
  componentOf(overrides, key)?.state ?? '';
const answers = (...values: number[]) => values.map((value) => ({ value, answeredAt: 0 }));

/** The nine inputs and what each is worth. */
export const HEALTH_INPUTS: readonly Formula[] = [
  {
    title: 'Weekly active users',
    files: ['health/usage-health-inputs.ts', 'health/health-models.ts', 'health/seats.ts'],
    source: ['A11', 'C25'],
    formula:
      'input = mean of the weekly active users of the last 4 full weeks / seats; curve 0:0, 0.2:4, 0.4:8, 0.6:12, 0.8:15',
    units: 'share of the seats; 0 to 15 points',
    missing: 'no seats, or events that name no user: missing. Silent on a live source: 0.',
    example: {
      given: '40, 41, 39 and 42 users on 80 seats, a share of 0.50625',
      byHand: '8 + ((40 + 41 + 39 + 42) / 4 / 80 - 0.4) / (0.6 - 0.4) * (12 - 8)',
      byRule: () =>
        weekly(
          'weekly_active_users',
          inputOf(
            {
              contract: someContract({ licensedSeats: 80 }),
              usage: someUsage({ weeklyActiveUsers: [40, 41, 39, 42] }),
            },
            'weekly_active_users',
          ),
        ),
      reads: '10.1 points',
    },
  },
  {
    title: 'Seats',
    files: ['health/seats.ts'],
    source: ['A11'],
    formula:
      'the licensed seats of the contract, else the most identified users of any week of the last 90 days',
    units: 'seats, above 0',
    missing: 'neither known: no seats, and weekly active users are missing.',
    example: {
      cases: [
        {
          when: '100 licensed, 80 users in the best week',
          is: '100',
          byRule: () => seatsOf(thrivingAccount({ usage: someUsage({ peakWeeklyUsers: 80 }) })),
        },
        {
          when: 'none recorded, 80 users in the best week',
          is: '80',
          byRule: () => seatsOf(someAccount({ usage: someUsage({ peakWeeklyUsers: 80 }) })),
        },
      ],
    },
  },
  {
    title: 'Sessions per user',
    files: ['health/usage-rates.ts', 'health/usage-health-inputs.ts', 'health/health-models.ts'],
    source: ['A12', 'C25'],
    formula:
      'input = sessions of 4 weeks / sum of the weekly active users; weekly curve 0:0, 0.5:8, 1:15; daily curve 0:0, 1:5, 3:10, 5:15',
    units: 'sessions per active user and week; 0 to 15 points',
    missing: 'nobody active on a live source: 0; somebody active and no session reported: missing.',
    example: {
      given: '120 sessions; 40, 41, 39 and 40 users; weekly curve',
      byHand: '8 + (120 / (40 + 41 + 39 + 40) - 0.5) / (1 - 0.5) * (15 - 8)',
      byRule: () => weekly('sessions_per_user', perUserWeek(120, [40, 41, 39, 40])),
      reads: '11.5 points',
    },
  },
  {
    title: 'Time in platform',
    files: ['health/usage-rates.ts', 'health/usage-health-inputs.ts', 'health/health-models.ts'],
    source: ['A13', 'C25'],
    formula:
      'input = minutes of 4 weeks / sum of the weekly active users; weekly curve 0:0, 15:5, 45:10; daily curve 0:0, 30:4, 120:8, 240:10',
    units: 'minutes per active user and week; 0 to 10 points',
    missing: 'a source without durations: missing. Silent on a live source: 0.',
    example: {
      given: '4,800 minutes; 40, 41, 39 and 40 users; weekly curve',
      byHand: '5 + (4,800 / (40 + 41 + 39 + 40) - 15) / (45 - 15) * (10 - 5)',
      byRule: () => weekly('time_in_platform', perUserWeek(4_800, [40, 41, 39, 40])),
      reads: '7.5 points',
    },
  },
  {
    title: 'Feature adoption',
    files: ['health/usage-rates.ts', 'health/usage-health-inputs.ts', 'health/health-models.ts'],
    source: ['A14', 'C25'],
    formula:
      'input = key features used in 28 days / key features configured; curve 0:0, 0.25:5, 0.5:10, 0.8:15',
    units: 'share of the key features; 0 to 15 points',
    missing: 'no key features configured: missing.',
    example: {
      given: '5 of 8 key features used',
      byHand: '10 + (5 / 8 - 0.5) / (0.8 - 0.5) * (15 - 10)',
      byRule: () => weekly('feature_adoption', keyFeatureAdoption(5, 8)),
      reads: '12.1 points',
    },
  },
  {
    title: 'Support tickets',
    files: ['health/ticket-load.ts', 'health/crm-health-inputs.ts', 'health/health-models.ts'],
    source: ['A15', 'C25'],
    formula:
      'weighted tickets = 4 x urgent + 2 x high + medium + 0.5 x low + without priority, of those created in the last 28 days and those open longer; input = weighted tickets / max(50, seats) x 100; inverse curve 0:10, 2:8, 5:5, 10:2, 20:0',
    units: 'weighted tickets per 100 seats; 0 to 10 points',
    missing:
      'no ticket from an account without known usage: no evidence, missing. Tickets that the token may not read: missing. Never stale.',
    example: {
      given: 'one urgent, one high and one low ticket on 200 seats: 6.5 weighted, 3.25 per 100',
      byHand: '8 + ((4 + 2 + 0.5) / 200 * 100 - 2) / (5 - 2) * (5 - 8)',
      byRule: () => {
        const counts = { urgent: 1, high: 1, medium: 0, low: 1, none: 0 };
        const weighted = weightedTickets(counts, DEFAULT_SETTINGS.tickets.weights);
        return weekly(
          'support_tickets',
          inputOf(
            {
              contract: someContract({ licensedSeats: 200 }),
              tickets: someTickets({ weighted }),
            },
            'support_tickets',
          ),
        );
      },
      reads: '6.8 points',
      printed: 'only "0-10 pts - inverse", by which silence reads as health.',
    },
  },
  {
    title: 'No ticket is no praise',
    files: ['health/crm-health-inputs.ts', 'health/usage-health-inputs.ts'],
    source: ['A15', 'C25'],
    formula:
      'tickets count where there is one, or where somebody is known to use the product: usage in the last weeks from a source that delivered within 14 days',
    units: 'fresh or missing',
    example: {
      cases: [
        {
          when: 'no ticket, users last week',
          is: 'fresh',
          byRule: () => stateOf({}, 'support_tickets'),
        },
        {
          when: 'no ticket, no usage source',
          is: 'missing',
          byRule: () => stateOf({ usage: null }, 'support_tickets'),
        },
        {
          when: 'no ticket, nobody there for four weeks',
          is: 'missing',
          byRule: () =>
            stateOf({ usage: someUsage({ weeklyActiveUsers: [0, 0, 0, 0] }) }, 'support_tickets'),
        },
        {
          when: 'one open ticket, no usage source',
          is: 'fresh',
          byRule: () =>
            stateOf({ usage: null, tickets: someTickets({ open: 1 }) }, 'support_tickets'),
        },
      ],
    },
  },
  {
    title: 'Training completion',
    files: ['health/crm-health-inputs.ts', 'health/health-models.ts'],
    source: ['A16', 'C25'],
    formula: 'input = share of the training completed; curve 0:0, 0.5:2, 1:5',
    units: 'share, [0, 1]; 0 to 5 points',
    missing: 'not recorded: missing; older than 365 days: stale.',
    example: {
      given: '75 % completed',
      byHand: '2 + (0.75 - 0.5) / (1 - 0.5) * (5 - 2)',
      byRule: () => weekly('training_completion', 0.75),
      reads: '3.5 points',
    },
  },
  {
    title: 'NPS',
    files: ['health/survey-signals.ts', 'health/crm-health-inputs.ts', 'health/health-models.ts'],
    source: ['A17', 'C25'],
    formula:
      'input = mean of the latest 0-10 answer of each contact; curve 0:0, 6:4, 7:8, 8:10, 9:13, 10:15. Beside it the net promoter score: share of 9s and 10s less share of 0s to 6s.',
    units: '0 to 10; 0 to 15 points; the net promoter score -100 to 100',
    missing:
      'no answer within 180 days: missing or stale. Fewer than 3 answers: counted and marked as of low confidence.',
    example: {
      given: 'answers 10, 9, 8, 7: mean 8.5, net promoter score 50',
      byHand: '10 + ((10 + 9 + 8 + 7) / 4 - 8) / (9 - 8) * (13 - 10)',
      byRule: () => weekly('nps', npsSignals(answers(10, 9, 8, 7))?.mean),
      reads: '11.5 points',
    },
  },
  {
    title: 'Net promoter score',
    files: ['health/survey-signals.ts'],
    source: ['A17'],
    formula:
      '(answers of 9 and 10 - answers of 0 to 6) / answers x 100; the latest answer of each contact',
    units: 'points, -100 to 100',
    missing: 'no answers: none.',
    example: {
      given: 'answers 10, 9, 9, 8, 3: three promoters and one detractor of five',
      byHand: '(3 - 1) / 5 * 100',
      byRule: () => npsSignals(answers(10, 9, 9, 8, 3))?.nps ?? Number.NaN,
    },
  },
  {
    title: 'CSAT',
    files: ['health/crm-health-inputs.ts', 'health/health-models.ts'],
    source: ['A18', 'C25'],
    formula:
      'input = mean of the latest 1-5 answer of each contact; curve 1:0, 3:4, 4:7, 4.5:9, 5:10',
    units: '1 to 5; 0 to 10 points',
    missing:
      'no answer within 90 days: missing or stale. Fewer than 3 answers: counted and marked as of low confidence.',
    example: {
      given: 'a mean of 4.2',
      byHand: '7 + (4.2 - 4) / (4.5 - 4) * (9 - 7)',
      byRule: () => weekly('csat', 4.2),
      reads: '7.8 points',
    },
  },
  {
    title: 'CSAT of another scale',
    files: ['health/survey-signals.ts'],
    source: ['A18'],
    formula:
      '1 + (answer - lowest) / (highest - lowest) x 4, with the lowest and highest answer from the mapping; done once, when the answer is read',
    units: '1 to 5',
    missing: 'an answer outside its scale is refused and reported.',
    example: {
      given: '7 on a scale of 0 to 10',
      byHand: '1 + (7 - 0) / (10 - 0) * 4',
      byRule: () => csatOfFive(7, { lowest: 0, highest: 10 }),
    },
  },
  {
    title: 'Response to outreach',
    files: ['health/crm-health-inputs.ts', 'health/health-models.ts'],
    source: ['A19', 'C25'],
    formula:
      'input = outreach answered or attended / outreach attempts, 90 days; curve 0:0, 0.5:3, 0.8:5',
    units: 'share, [0, 1]; 0 to 5 points',
    missing: 'no attempt: missing; the last one more than 90 days ago: stale.',
    example: {
      given: '13 of 20 attempts answered',
      byHand: '3 + (13 / 20 - 0.5) / (0.8 - 0.5) * (5 - 3)',
      byRule: () =>
        weekly(
          'outreach_response',
          inputOf(
            { outreach: { attempts: 20, answered: 13, latestAt: at('2026-06-01') } },
            'outreach_response',
          ),
        ),
      reads: '4 points',
    },
  },
  {
    title: 'Stale inputs',
    files: ['health/health-input.ts', 'health/settings.ts'],
    source: ['C25'],
    formula:
      'an input counts until its limit has passed: usage 14 days after its source (not the account) delivered anything, NPS 180 days, CSAT 90, outreach 90, training 365, tickets never',
    units: 'fresh, stale or missing; stale is left out and costs coverage',
    example: {
      cases: [
        {
          when: 'CSAT of 90 days ago, to the millisecond',
          is: 'fresh',
          byRule: () =>
            stateOf({ csat: someSurvey({ mean: 4, latestAt: asOf().now - 90 * DAY_MS }) }, 'csat'),
        },
        {
          when: 'a millisecond older',
          is: 'stale',
          byRule: () =>
            stateOf(
              { csat: someSurvey({ mean: 4, latestAt: asOf().now - 90 * DAY_MS - 1 }) },
              'csat',
            ),
        },
        {
          when: 'an account that is silent on a source that delivers',
          is: 'fresh',
          byRule: () =>
            stateOf(
              { usage: someUsage({ weeklyActiveUsers: [0, 0, 0, 0] }) },
              'weekly_active_users',
            ),
        },
      ],
    },
  },
];
