import type { Instant } from '@attain/shared/domain/basics/time';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';

import type { ReadingMapping } from '../../config/goal-mapping.ts';
import type { DealRow } from '../../ports/store.ts';
import type { FieldIssue } from '../normalise/fields.ts';
import { type FieldContext, type GoalFields, goalFields } from './goal-fields.ts';
import { metricOfReading, type Observation } from './observations.ts';

type DealReading = Extract<ReadingMapping, { object: 'deal' }>;

export type DealIssues = { dealId: string; issues: readonly FieldIssue[] };

/** What deals say together; measured when it is computed, unless a property of the deals dates it. */
export type Figure = { metric: Metric; value: number; measuredAt: Instant | null; source: string };

type ReadDeal = {
  deal: DealRow;
  fields: GoalFields;
  value: number | null;
  measuredAt: Instant | null;
};

/** The readings that the deals of a company hold: figures over several of them, and values of single ones. */
export function dealReadings(
  deals: readonly DealRow[],
  mapped: readonly ReadingMapping[],
  goals: readonly Goal[],
  context: FieldContext,
): {
  figures: readonly Figure[];
  observations: readonly Observation[];
  issues: readonly DealIssues[];
  /** Of the mapping itself, told with the company. */
  mappingIssues: readonly FieldIssue[];
} {
  const issues = deals.map((deal) => ({ dealId: deal.id, issues: [] as FieldIssue[] }));
  const mappingIssues: FieldIssue[] = [];
  const figures: Figure[] = [];
  const observations: Observation[] = [];
  const fieldsOf = deals.map(({ properties }, index) =>
    goalFields(properties, issues[index]?.issues ?? [], context),
  );
  for (const reading of mapped) {
    if (reading.object !== 'deal') continue;
    const metric = metricOfReading(reading, goals, mappingIssues);
    if (metric === null) continue;
    const counted = deals.flatMap((deal, index): ReadDeal[] => {
      const fields = fieldsOf[index];
      if (!fields || !isCounted(deal, reading)) return [];
      const value = fields.number(reading.property);
      return [{ deal, fields, value, measuredAt: fields.pastInstant(reading.measuredAt) }];
    });
    if (reading.aggregate === 'latest') observations.push(...latest(counted, reading, metric));
    else figures.push(figure(counted, reading, metric));
  }
  return {
    figures,
    observations,
    issues: issues.filter((each) => each.issues.length > 0),
    mappingIssues,
  };
}

function isCounted(deal: DealRow, { deals, pipeline }: DealReading): boolean {
  if (pipeline !== null && deal.pipeline !== pipeline) return false;
  if (deals === 'won') return deal.isWon;
  return deals === 'all' || !deal.isClosed;
}

/** A sum or a number of deals; of no deals it is 0. Deals without a usable value add nothing. */
function figure(deals: readonly ReadDeal[], reading: DealReading, metric: Metric): Figure {
  const value =
    reading.aggregate === 'count'
      ? deals.length
      : deals.reduce((sum, deal) => sum + (deal.value ?? 0), 0);
  const instants = deals.flatMap(({ measuredAt }) => measuredAt ?? []);
  const what = reading.property === null ? '' : ` of ${reading.property}`;
  return {
    metric,
    value,
    measuredAt: instants.length > 0 ? Math.max(...instants) : null,
    source: `HubSpot: ${reading.aggregate}${what} over ${reading.deals} deals`,
  };
}

/** The value of the deal that was measured last, or, where nothing dates them, of the one created last. */
function latest(
  deals: readonly ReadDeal[],
  { property }: DealReading,
  metric: Metric,
): readonly Observation[] {
  const last = deals
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => orderOf(a) - orderOf(b) || a.deal.createdAt - b.deal.createdAt)
    .at(-1);
  const text = last?.fields.text(property);
  if (!last || !text || property === null) return [];
  const record = { type: 'deals', id: last.deal.id } as const;
  return [{ text, property, measuredAt: last.measuredAt, record, metric }];
}

const orderOf = ({ measuredAt, deal }: ReadDeal) => measuredAt ?? deal.createdAt;
