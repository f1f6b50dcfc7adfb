import { dayNumber } from '@attain/shared/domain/basics/time';
import { directionOf } from '@attain/shared/domain/portfolio/account-changes';
import { quarterOf } from '@attain/shared/domain/portfolio/listed-account';

import type { ChangePlace } from '../../../ports/portfolio.ts';
import type { ScoredCompany } from '../../../ports/store.ts';
import type { SqlValue } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { codedFacets, facetCode } from './facet-code.ts';
import { nameKey } from './name-key.ts';

const COLUMNS = {
  portal_id: 'bigint',
  company_id: 'text',
  name: 'text',
  owner_id: 'text',
  segment: 'text',
  yearly_value: 'double precision',
  health_score: 'double precision',
  coverage: 'double precision',
  success_score: 'double precision',
  attainment: 'double precision',
  value_confirmed: 'double precision',
  renewal_day: 'integer',
  facets: 'integer',
  ticket_follow_up: 'integer',
  declining: 'integer',
  low_usage: 'integer',
  check_in_day: 'integer',
  onboarding_day: 'integer',
} as const;

const UPDATES = Object.keys(COLUMNS)
  .slice(2)
  .map((name) => `${name} = excluded.${name}`)
  .join(', ');

/** Puts accounts into the list as they were scored, with what is news of them. */
export async function savePortfolio(scope: Scope, scored: readonly ScoredCompany[]): Promise<void> {
  const { db, engine, portalId } = scope;
  await engine.insertRows(db, {
    into: 'portfolio_account',
    columns: COLUMNS,
    rows: scored.map((each) => rowOf(portalId, each)),
    then: `on conflict (portal_id, company_id) do update set ${UPDATES}`,
  });
  await saveChanges(scope, scored);
  await saveFormerValues(scope, scored);
  await welcomeBack(scope, scored);
}

function rowOf(portalId: number, { companyId, portfolio }: ScoredCompany): SqlValue[] {
  const { listed } = portfolio;
  const { renewal } = listed;
  const quarter = renewal === null ? '' : quarterOf(renewal);
  return [
    ...[portalId, companyId, nameKey(listed.name), listed.ownerId ?? '', listed.segment ?? ''],
    ...[listed.yearlyValue, listed.healthScore, listed.coverage],
    ...[listed.successScore, listed.attainment, listed.valueConfirmed],
    ...[dayOrNull(renewal), facetCode({ ...codedFacets(listed), quarter })],
    ...[Number(listed.ticketFollowUp), Number(listed.declining), Number(listed.lowUsage)],
    ...[dayOrNull(listed.checkInOn), dayOrNull(listed.onboardingOn)],
  ];
}

const dayOrNull = (day: string | null) => (day === null ? null : dayNumber(day));

/**
 * Several changes of a day are one, from where the day began to where it ended: so is its direction. What moved to and fro within a day
 * ends where it began, and is read as no news.
 */
async function saveChanges(scope: Scope, scored: readonly ScoredCompany[]) {
  const { db, engine, portalId } = scope;
  const earlier = await beforeOfDay(scope, scored);
  await engine.insertRows(db, {
    into: 'account_change',
    columns: {
      portal_id: 'bigint',
      day: 'integer',
      company_id: 'text',
      kind: 'text',
      subject: 'text',
      direction: 'text',
      before: 'text',
      after: 'text',
      title: 'text',
    },
    rows: scored.flatMap(({ companyId, snapshot, portfolio }) =>
      portfolio.changes.map(({ kind, direction, goal, before, after }) => {
        const [day, subject] = [dayNumber(snapshot.today), goal?.id ?? ''];
        const began = earlier.get(placeOf({ day, companyId, kind, subject }));
        const way = began === undefined ? direction : directionOf(kind, began, after);
        return [
          ...[portalId, day, companyId, kind, subject, way, before, after],
          goal?.title ?? null,
        ];
      }),
    ),
    then: `on conflict (portal_id, day, company_id, kind, subject) do update set
      direction = excluded.direction, after = excluded.after, title = excluded.title`,
  });
}

/** What accounts were before the changes that are noted of the same days. */
async function beforeOfDay(
  { db, engine, portalId }: Scope,
  scored: readonly ScoredCompany[],
): Promise<ReadonlyMap<string, string>> {
  const moved = scored.filter(({ portfolio }) => portfolio.changes.length > 0);
  if (moved.length === 0) return new Map();
  const days = new Set(moved.map(({ snapshot }) => dayNumber(snapshot.today)));
  const ids = moved.map(({ companyId }) => companyId);
  const rows = await db
    .selectFrom('account_change')
    .select(['day', 'company_id as companyId', 'kind', 'subject', 'before'])
    .where('portal_id', '=', portalId)
    .where('day', 'in', [...days])
    .where(engine.inList('company_id', ids))
    .execute();
  return new Map(rows.map(({ before, ...place }) => [placeOf(place), before]));
}

function placeOf({ day, companyId, kind, subject }: ChangePlace): string {
  return JSON.stringify([day, companyId, kind, subject]);
}

async function saveFormerValues({ db, engine, portalId }: Scope, scored: readonly ScoredCompany[]) {
  await engine.insertRows(db, {
    into: 'contract_value',
    columns: {
      portal_id: 'bigint',
      company_id: 'text',
      day: 'integer',
      value: 'double precision',
    },
    rows: scored.flatMap(({ companyId, snapshot, portfolio: { formerYearlyValue: former } }) =>
      former === undefined ? [] : [[portalId, companyId, dayNumber(snapshot.today), former]],
    ),
    then: 'on conflict (portal_id, company_id, day) do nothing',
  });
}

/** Who is scored is a customer, whatever was noted before. */
async function welcomeBack({ db, engine, portalId }: Scope, scored: readonly ScoredCompany[]) {
  const ids = scored.map(({ companyId }) => companyId);
  await db
    .deleteFrom('former_account')
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', ids))
    .execute();
}
