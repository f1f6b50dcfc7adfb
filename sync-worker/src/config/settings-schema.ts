import { HEALTH_COMPONENTS } from '@attain/shared/domain/health/health-components';
import { DEFAULT_SETTINGS, type Settings } from '@attain/shared/domain/settings';
import { z } from 'zod';

const TOTAL_POINTS = 100;

const curveSchema = z
  .array(z.tuple([z.number(), z.number().min(0)]))
  .min(1)
  .refine((curve) => curve.every(([x], i) => i === 0 || x > (curve[i - 1]?.[0] ?? -Infinity)), {
    error: 'inputs must ascend',
  });

const modelSchema = z
  .strictObject(
    Object.fromEntries(
      HEALTH_COMPONENTS.map((key) => [
        key,
        z.strictObject({ points: z.number().min(0), curve: curveSchema }),
      ]),
    ) as Record<
      (typeof HEALTH_COMPONENTS)[number],
      z.ZodObject<{ points: z.ZodNumber; curve: typeof curveSchema }>
    >,
  )
  .superRefine((model, context) => {
    const parts = Object.entries(model);
    const total = parts.reduce((sum, [, { points }]) => sum + points, 0);
    if (Math.abs(total - TOTAL_POINTS) > 1e-9) {
      context.addIssue({
        code: 'custom',
        message: `the points add up to ${total}, not ${TOTAL_POINTS}`,
      });
    }
    for (const [key, { points, curve }] of parts) {
      if (curve.some(([, y]) => y > points)) {
        context.addIssue({
          code: 'custom',
          path: [key, 'curve'],
          message: `gives more than its ${points} points`,
        });
      }
      if (points > 0 && curve.every(([, y]) => y === 0)) {
        context.addIssue({
          code: 'custom',
          path: [key, 'curve'],
          message: `gives no points at all, of its ${points}: give its best input all of them`,
        });
      }
    }
  });

const rateSchema = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'is a code of three capital letters, such as EUR'),
  on: z.iso.date('is a date such as 2026-01-31'),
  rate: z.number().positive(),
});

/** Tables whose keys the portal chooses; everything else has exactly the keys of the defaults. */
const OPEN_TABLES: Record<string, z.ZodType> = {
  'health.models': z
    .record(z.string(), modelSchema)
    .transform((own) => ({ ...DEFAULT_SETTINGS.health.models, ...own })),
  'health.modelBySegment': z.record(z.string(), z.string()),
  'peers.sizeBandsUpTo': z
    .array(z.number().int().min(1))
    .min(1)
    .refine((edges) => descending(...edges.toReversed()), { error: 'must ascend' }),
  'value.rates': z.array(rateSchema),
};

/** Durations count in whole days or months, because calendars do, and a hundred years are enough of them. */
const WHOLE = /(Days|Months)(\.|$)|^usage\.weeks$|\.minReadings$/;

/** Of none of these, nothing could be counted. */
const FROM_ONE = /^usage\.weeks$|^renewal\.termMonths$|^onboarding\./;

/**
 * The schema of a settings table, read off its defaults: the same keys, the same types, each optional.
 * One definition of a default serves the formulas, the configuration file and its published schema.
 */
function schemaLike(defaults: unknown, path: string): z.ZodType {
  const open = OPEN_TABLES[path];
  if (open) return open.default(defaults);
  if (typeof defaults === 'number') {
    const number = WHOLE.test(path) ? z.number().int().max(36_500) : z.number();
    return number.min(FROM_ONE.test(path) ? 1 : 0).default(defaults);
  }
  if (typeof defaults === 'boolean') return z.boolean().default(defaults);
  if (path === 'statusBasis') return z.enum(['attainment', 'expected']).default('attainment');
  if (path === 'kpis.retention') return z.enum(['gross_revenue', 'logo']).default('gross_revenue');
  if (typeof defaults === 'string') return z.string().default(defaults);
  const entries = Object.entries(defaults as object).map(([key, value]) => [
    key,
    schemaLike(value, path ? `${path}.${key}` : key),
  ]);
  return z.strictObject(Object.fromEntries(entries) as Record<string, z.ZodType>).prefault({});
}

const descending = (...values: readonly number[]) =>
  values.every((value, i) => i === 0 || value < (values[i - 1] ?? Infinity));

/** Every default of the formulas, overridable one by one. */
export const settingsSchema = (
  schemaLike(DEFAULT_SETTINGS, '') as z.ZodType<Settings, unknown>
).superRefine(({ alerts, bands, health, renewal, scorecards }, context) => {
  const problem = (path: string[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const { attainment, success } = bands;
  if (attainment.atRiskFrom > attainment.onTrackAbove) {
    problem(['bands', 'attainment'], 'atRiskFrom must not be above onTrackAbove');
  }
  if (!descending(success.strong, success.good, success.fair)) {
    problem(['bands', 'success'], 'must descend: strong, good, fair');
  }
  if (!descending(bands.health.healthy, bands.health.stable, bands.health.atRisk)) {
    problem(['bands', 'health'], 'must descend: healthy, stable, atRisk');
  }
  const { earlyWarning, valueReview, proposal, close } = renewal.milestoneDays;
  if (!descending(earlyWarning, valueReview, proposal, close)) {
    problem(
      ['renewal', 'milestoneDays'],
      'must descend: earlyWarning, valueReview, proposal, close',
    );
  }
  for (const [name, weights] of Object.entries(scorecards)) {
    const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    if (Math.abs(total - TOTAL_POINTS) > 1e-9) {
      problem(['scorecards', name], `the weights add up to ${total}, not ${TOTAL_POINTS}`);
    }
  }
  if (alerts.attainment.rearmFrom < alerts.attainment.below) {
    problem(['alerts', 'attainment'], 'rearmFrom must not be under below');
  }
  if (alerts.drift.rearmWithin > alerts.drift.behindBy) {
    problem(['alerts', 'drift'], 'rearmWithin must not be above behindBy');
  }
  for (const [segment, model] of [
    ...Object.entries(health.modelBySegment),
    ['', health.defaultModel],
  ]) {
    if (model !== undefined && !(model in health.models)) {
      const path = segment ? ['health', 'modelBySegment', segment] : ['health', 'defaultModel'];
      problem(path, `there is no health model "${model}"`);
    }
  }
});
