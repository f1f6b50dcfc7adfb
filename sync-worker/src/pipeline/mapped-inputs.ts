import type { Day } from '@attain/shared/domain/basics/time';
import type { HealthOverride } from '@attain/shared/domain/health/inputs';
import { ADVOCACY_KINDS, type AdvocacyRecord } from '@attain/shared/domain/lifecycle/inputs';

import type { Calendar } from '../calendar.ts';
import type { Mapping } from '../config/mapping.ts';
import type { CompanyRow } from '../ports/store.ts';
import { dayField, type FieldIssue } from './normalise/fields.ts';

type Context = { mapping: Mapping; calendar: Calendar; today: Day };
type ReadDay = (property: string) => Day | null;

/** What only people know and the portal keeps in company properties. */
export type MappedInputs = {
  advocacy: readonly AdvocacyRecord[];
  lastReviewOn: Day | null;
  healthOverride: HealthOverride | null;
};

/** Reads the mapped properties of people's inputs; unusable values come back as issues and count as not given. */
export function mappedInputs(
  company: CompanyRow,
  { mapping, calendar, today }: Context,
): { inputs: MappedInputs; issues: readonly FieldIssue[] } {
  const issues: FieldIssue[] = [];
  const day: ReadDay = (property) => {
    const { value, issue } = dayField(property, company.properties[property]);
    if (issue) issues.push(issue);
    return value ?? null;
  };
  const { advocacy, lastReview, healthOverride } = mapping.company;
  return {
    inputs: {
      advocacy: advocacyOf(company, advocacy, calendar, day).filter(({ on }) => on <= today),
      lastReviewOn: lastReview === null ? null : pastDay(lastReview, day, today, issues),
      healthOverride: healthOverride ? overrideOf(company, healthOverride, day, issues) : null,
    },
    issues,
  };
}

/** A review that is planned was not held yet. */
function pastDay(property: string, day: ReadDay, today: Day, issues: FieldIssue[]): Day | null {
  const on = day(property);
  if (on === null || on <= today) return on;
  issues.push({ property, message: `${on} is in the future: a review counts once it was held` });
  return null;
}

/** A ticked box says that it was done, not when: on the day of the last change of the record at the latest. */
function advocacyOf(
  { properties, updatedAt }: CompanyRow,
  mapped: Mapping['company']['advocacy'],
  calendar: Calendar,
  day: ReadDay,
): readonly AdvocacyRecord[] {
  return ADVOCACY_KINDS.flatMap((activity): AdvocacyRecord[] => {
    const property = mapped[activity];
    const text = property && properties[property];
    if (!text || text === 'false') return [];
    const on = text === 'true' ? calendar.dayAt(updatedAt) : day(property);
    return on === null ? [] : [{ activity, on }];
  });
}

const BANDS = [
  'healthy',
  'stable',
  'at_risk',
  'critical',
] as const satisfies readonly HealthOverride['band'][];

/** A judgement counts with its reason and its last day only: without them nobody could tell whether it still holds. */
function overrideOf(
  { properties, updatedAt }: CompanyRow,
  mapped: NonNullable<Mapping['company']['healthOverride']>,
  day: ReadDay,
  issues: FieldIssue[],
): HealthOverride | null {
  const given = properties[mapped.band];
  if (!given) return null;
  const name = given.toLowerCase().replaceAll(/[\s-]+/g, '_');
  const band = BANDS.find((candidate) => candidate === name);
  if (band === undefined) {
    issues.push({ property: mapped.band, message: `"${given}" is none of ${BANDS.join(', ')}` });
    return null;
  }
  const reason = properties[mapped.reason];
  const until = day(mapped.until);
  if (!reason || until === null) {
    const property = reason ? mapped.until : mapped.reason;
    issues.push({
      property,
      message: 'is missing: a judgement of health needs a reason and its last day',
    });
    return null;
  }
  const by = (mapped.by === null ? undefined : properties[mapped.by]) ?? 'HubSpot';
  return { band, reason, by, at: updatedAt, until };
}
