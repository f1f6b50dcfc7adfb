import { freshInputs } from '@attain/shared/domain/health/health-book';
import { standingOf } from '@attain/shared/domain/portfolio/account-changes';

import type { ScoredCompany } from '../../../ports/store.ts';
import { toJson } from '../json.ts';
import { packFacts } from '../portfolio/packed-facts.ts';
import type { Scope } from '../scope.ts';

/** What the next scoring, the comparison with peers and the KPIs need: since when, size, cohort, score, alerts, facts. */
export async function saveScoredCompanies(
  { db, engine, portalId }: Scope,
  scored: readonly ScoredCompany[],
): Promise<void> {
  await engine.insertRows(db, {
    into: 'scored_company',
    columns: {
      portal_id: 'bigint',
      company_id: 'text',
      since: 'bigint',
      employees: 'double precision',
      cohort: 'text',
      health_score: 'double precision',
      seat_usage: 'double precision',
      alert_states: 'text',
      success_score: 'double precision',
      roi_confirmed: 'double precision',
      value_per_user: 'double precision',
      goals_achieved: 'double precision',
      standing: 'text',
      yearly_value: 'double precision',
      kpi_facts: 'text',
      health_segment: 'text',
      health_inputs: 'text',
    },
    rows: scored.map((each) => {
      const { companyId, employees, cohort, healthSegment, peerFigures, snapshot, portfolio } =
        each;
      const { asOf, health, alerts } = snapshot;
      const usage = health.components.find(({ key }) => key === 'weekly_active_users');
      const seatUsage = usage?.state === 'fresh' ? usage.input : null;
      const states = alerts && alerts.states.length > 0 ? JSON.stringify(alerts.states) : null;
      const { success_score, roi_confirmed, value_per_user, goals_achieved } = peerFigures;
      return [
        ...[portalId, companyId, asOf, employees, cohort, health.score, seatUsage, states],
        ...[success_score, roi_confirmed, value_per_user, goals_achieved],
        JSON.stringify({ ...standingOf(snapshot), by: portfolio.by }),
        portfolio.listed.yearlyValue,
        packFacts(portfolio.facts),
        ...[healthSegment, toJson(freshInputs(health.components))],
      ];
    }),
    then: `on conflict (portal_id, company_id) do update set employees = excluded.employees,
      cohort = excluded.cohort, health_score = excluded.health_score, seat_usage = excluded.seat_usage,
      alert_states = excluded.alert_states, success_score = excluded.success_score,
      roi_confirmed = excluded.roi_confirmed, value_per_user = excluded.value_per_user,
      goals_achieved = excluded.goals_achieved, standing = excluded.standing,
      yearly_value = excluded.yearly_value, kpi_facts = excluded.kpi_facts,
      health_segment = excluded.health_segment, health_inputs = excluded.health_inputs`,
  });
}

/** Keeps a number of employees where it is no longer the same. */
export async function saveSizeChanges(
  { db, engine, portalId }: Scope,
  scored: readonly ScoredCompany[],
): Promise<void> {
  await engine.insertRows(db, {
    into: 'company_size',
    columns: {
      portal_id: 'bigint',
      company_id: 'text',
      at: 'bigint',
      employees: 'double precision',
    },
    rows: scored.flatMap(({ companyId, formerEmployees, snapshot }) =>
      formerEmployees === undefined ? [] : [[portalId, companyId, snapshot.asOf, formerEmployees]],
    ),
    then: 'on conflict (portal_id, company_id, at) do nothing',
  });
}
