import {
  clearedProperties,
  companyProperties,
  dealProperties,
  scoredAt,
} from '@attain/shared/crm/write-back';
import type { Account } from '@attain/shared/domain/account';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS, MODEL_VERSION } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from '../domain/arbitrary-account.ts';
import {
  asOf,
  confirmedAt,
  metricAt,
  someAccount,
  someCommitment,
  someContract,
  someGoal,
  someValueLine,
  thrivingAccount,
  USD,
} from '../domain/builders.ts';

const snapshotOf = (account: Account, money = USD) =>
  scoreAccount(account, asOf(), DEFAULT_SETTINGS, money);
const written = (account: Account) => companyProperties(snapshotOf(account));

describe('the values on a company', () => {
  it('are those of the snapshot, as text', () => {
    const account = thrivingAccount({
      contract: someContract({ yearlyValue: 3_650_000, renewal: '2026-08-20' }),
      goals: [
        someGoal({
          id: 'g1',
          title: 'Reporting time',
          metrics: [metricAt(0, 100, 88.718)],
          commitment: someCommitment(),
        }),
      ],
      valueLines: [
        someValueLine({ confirmed: confirmedAt(2_541_140), startsAt: '2026-02-01' }),
        someValueLine({ id: 'v2', amount: 123_456, confidence: 'customer_stated' }),
      ],
    });
    expect(written(account)).toEqual({
      attain_health_score: '100',
      attain_health_band: 'healthy',
      attain_health_trend: 'steady',
      attain_health_coverage: '100',
      attain_health_driver: 'Every measured component has full points',
      attain_vla_attainment: '88.72',
      attain_vla_status: 'on_track',
      attain_vla_count: '1',
      attain_vla_at_risk_count: '0',
      attain_vla_next_deadline: '2026-12-31',
      attain_vla_deadline_risk: 'unknown',
      attain_vla_next_review: '2026-08-30',
      attain_vla_signed_off: 'true',
      attain_success_score: '88.72',
      attain_success_band: 'strong',
      attain_goals_total: '1',
      attain_goals_on_track: '1',
      attain_goals_achieved: '0',
      attain_value_confirmed: '25411.4',
      attain_value_estimated: '987.65',
      attain_investment: '18200',
      attain_roi_confirmed: '39.62',
      attain_roi_estimated: '45.05',
      attain_value_multiple: '1.4',
      attain_renewal_date: '2026-08-20',
      attain_renewal_play: 'expansion',
      attain_renewal_play_start: '2026-06-21',
      attain_renewal_stage: 'value_review',
      attain_lifecycle_stage: 'prove',
      attain_onboarding_percent: '30',
      attain_expansion_signals: 'license_limit;positive_feedback',
      attain_advocacy_tier: 'none',
      attain_escalation: 'none',
      attain_peer_percentile: '',
      attain_next_action: 'Ask the customer to confirm the estimated value of "Tools retired".',
      attain_model_version: MODEL_VERSION,
    });
  });

  it('are empty where nothing is known, and never a guess', () => {
    const filled = Object.entries(written(someAccount())).filter(([, value]) => value !== '');
    expect(Object.fromEntries(filled)).toEqual({
      attain_health_band: 'insufficient_data',
      attain_health_coverage: '0',
      attain_vla_status: 'none_defined',
      attain_vla_count: '0',
      attain_vla_at_risk_count: '0',
      attain_success_band: 'not_scored',
      attain_goals_total: '0',
      attain_goals_on_track: '0',
      attain_goals_achieved: '0',
      attain_renewal_play: 'none',
      attain_lifecycle_stage: 'define',
      attain_advocacy_tier: 'none',
      attain_escalation: 'none',
      attain_next_action: expect.stringContaining('Health needs fresh input'),
      attain_model_version: MODEL_VERSION,
    });
  });

  it.each([
    { current: 80.0001, attainment: '80.01', status: 'on_track' },
    { current: 80, attainment: '80', status: 'at_risk' },
    { current: 79.999, attainment: '80', status: 'at_risk' },
    { current: 49.999, attainment: '49.99', status: 'off_track' },
    { current: 50.001, attainment: '50', status: 'at_risk' },
  ])('never contradict the band: $current % is written as $attainment, $status', (row) => {
    const goals = [
      someGoal({ metrics: [metricAt(0, 100, row.current)], commitment: someCommitment() }),
    ];
    expect(written(someAccount({ goals }))).toMatchObject({
      attain_vla_attainment: row.attainment,
      attain_vla_status: row.status,
    });
  });

  it.each([
    { confirmed: 99_999_99, roi: '-0.01', multiple: '0.99' },
    { confirmed: 100_000_00, roi: '0', multiple: '1' },
    { confirmed: 100_000_01, roi: '0.01', multiple: '1.01' },
  ])('never show a loss as even, or even as a gain: ROI $roi %', ({ confirmed, roi, multiple }) => {
    const account = someAccount({
      contract: someContract({ start: '2025-07-02', yearlyValue: 100_000_00 }),
      valueLines: [someValueLine({ confirmed: confirmedAt(confirmed) })],
    });
    expect(written(account)).toMatchObject({
      attain_investment: '100000',
      attain_roi_confirmed: roi,
      attain_value_multiple: multiple,
    });
  });

  it.each([
    { digits: 0, text: '123456' },
    { digits: 2, text: '1234.56' },
    { digits: 3, text: '123.46' },
  ])('show money in major units of a currency with $digits digits', ({ digits, text }) => {
    const account = someAccount({
      valueLines: [someValueLine({ confirmed: confirmedAt(123_456) })],
    });
    const snapshot = snapshotOf(account, { currency: 'XXX', digits });
    expect(companyProperties(snapshot)).toMatchObject({ attain_value_confirmed: text });
  });

  it('are always text that HubSpot takes', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        for (const [name, value] of Object.entries(written(account))) {
          expect(value, name).not.toMatch(/NaN|Infinity|undefined|null/);
          if (/score$|attainment|roi|value_|count|goals|investment|coverage/.test(name)) {
            expect(value, name).toMatch(/^(-?\d+(\.\d{1,2})?)?$/);
          }
        }
      }),
    );
  });
});

describe('the instant of the last change', () => {
  it('stands apart, so that it never causes a write', () => {
    const snapshot = snapshotOf(someAccount());
    expect(scoredAt(snapshot)).toEqual({ attain_scored_at: '2026-07-01T12:00:00.000Z' });
    expect(companyProperties(snapshot)).not.toHaveProperty('attain_scored_at');
  });
});

describe('the values on a deal', () => {
  it('equal those of its company', () => {
    const snapshot = snapshotOf(thrivingAccount());
    const deal = dealProperties(snapshot);
    expect(companyProperties(snapshot)).toMatchObject(deal);
    expect(deal).toMatchObject({ attain_health_score: '100', attain_health_band: 'healthy' });
  });
});

describe('a company that is no customer any more', () => {
  it('loses what it still holds of ours, and nothing of what people filled', () => {
    const held = {
      attain_health_score: '82',
      attain_health_band: '',
      attain_scored_at: '2026-07-01T12:00:00.000Z',
      attain_contract_value: '5000',
      name: 'Acme',
    };
    expect(clearedProperties(held)).toEqual({ attain_health_score: '', attain_scored_at: '' });
  });
});
