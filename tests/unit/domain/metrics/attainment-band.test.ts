import { attainmentBand, metricStatus } from '@attain/shared/domain/metrics/attainment-band';
import { healthBand } from '@attain/shared/domain/health/health-band';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { successBand } from '@attain/shared/domain/goals/success-score';
import { describe, expect, it } from 'vitest';

const { attainment, success, health } = DEFAULT_SETTINGS.bands;

describe('bands are taken on the unrounded figure', () => {
  it.each([
    { percent: 100, band: 'on_track' },
    { percent: 80.0001, band: 'on_track' },
    { percent: 80, band: 'at_risk' },
    { percent: 79.9999, band: 'at_risk' },
    { percent: 50, band: 'at_risk' },
    { percent: 49.9999, band: 'off_track' },
    { percent: 0, band: 'off_track' },
  ])('an agreement at $percent % is $band (V17-V19, C12)', ({ percent, band }) => {
    expect(attainmentBand(percent / 100, attainment)).toBe(band);
  });

  it.each([
    { percent: 100.0001, status: 'exceeding' },
    { percent: 100, status: 'on_track' },
    { percent: 80.0001, status: 'on_track' },
    { percent: 80, status: 'at_risk' },
    { percent: 50, status: 'at_risk' },
    { percent: 49.9999, status: 'not_met' },
    { percent: -20, status: 'not_met' },
  ])('a metric at $percent % is $status (M26, C14)', ({ percent, status }) => {
    expect(metricStatus(percent / 100, attainment)).toBe(status);
  });

  it.each([
    { score: 100, band: 'healthy' },
    { score: 90, band: 'healthy' },
    { score: 89.999, band: 'stable' },
    { score: 89.5, band: 'stable' },
    { score: 70, band: 'stable' },
    { score: 69.5, band: 'at_risk' },
    { score: 50, band: 'at_risk' },
    { score: 49.9999, band: 'critical' },
    { score: 0, band: 'critical' },
    { score: null, band: 'insufficient_data' },
  ])('health of $score is $band, without gaps between the bands (C12b)', ({ score, band }) => {
    expect(healthBand(score, health)).toBe(band);
  });

  it.each([
    { score: 80, band: 'strong' },
    { score: 79.9999, band: 'good' },
    { score: 65, band: 'good' },
    { score: 64.9999, band: 'fair' },
    { score: 50, band: 'fair' },
    { score: 49.9999, band: 'weak' },
    { score: null, band: 'not_scored' },
  ])('a success score of $score is $band (C16)', ({ score, band }) => {
    expect(successBand(score, success)).toBe(band);
  });
});
