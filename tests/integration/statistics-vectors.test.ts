import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { quantileOfSorted } from '@attain/shared/domain/basics/quantile';
import { pairwiseSlopes } from '@attain/shared/domain/metrics/theil-sen';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { sharedData } from '../real-data/shared-data.ts';

const VECTORS = sharedData('statistics-and-finance-vectors');

const quantilesSchema = z.object({
  case: z.string(),
  type: z.literal(7),
  data: z.array(z.number()),
  p: z.array(z.number()),
  expected: z.array(z.number()),
});
const slopeSchema = z.object({
  case: z.string(),
  x: z.array(z.number()),
  y: z.array(z.number()),
  theil_sen: z.array(z.number()),
});

/** What R computes; lines of other kinds are left out. */
async function vectors<Vector>(schema: z.ZodType<Vector>): Promise<Vector[]> {
  const text = await readFile(join(VECTORS.folder, 'r_quantiles_types1to9.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => schema.safeParse(JSON.parse(line)).data ?? []);
}

describe.skipIf(!VECTORS.isThere)('statistics, against R', () => {
  it('quantiles are those of type 7', async () => {
    const all = await vectors(quantilesSchema);
    expect(all.length).toBeGreaterThan(5);
    for (const { case: name, data, p, expected } of all) {
      const ascending = data.toSorted((a, b) => a - b);
      p.forEach((share, index) => {
        const off = Math.abs(quantileOfSorted(ascending, share) - (expected[index] ?? NaN));
        expect(off, `${name} at ${share}`).toBeLessThanOrEqual(
          1e-12 * Math.max(1, Math.abs(expected[index] ?? 0)),
        );
      });
    }
  });

  it('the trend of readings is the Theil-Sen slope', async () => {
    const all = await vectors(slopeSchema);
    expect(all.length).toBeGreaterThan(0);
    for (const {
      case: name,
      x,
      y,
      theil_sen: [slope],
    } of all) {
      const points = x.map((at, index) => ({ at, value: y[index] ?? NaN }));
      expect(quantileOfSorted(pairwiseSlopes(points), 0.5), name).toBeCloseTo(slope ?? NaN, 12);
    }
  });
});
