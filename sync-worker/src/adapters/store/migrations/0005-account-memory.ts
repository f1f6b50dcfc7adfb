import type { MigrationStatements } from '../engine.ts';

/** What a scoring leaves for the next one and for the comparison with peers; tickets, deals and usage in more detail. */
export const accountMemory: MigrationStatements = ({ id, clustered }) => [
  // Narrow rows, apart from the snapshots: the comparison reads those of the whole portfolio.
  `create table scored_company (
    portal_id bigint not null,
    company_id ${id} not null,
    since bigint not null,
    employees double precision,
    cohort text,
    health_score double precision,
    seat_usage double precision,
    alert_states text,
    primary key (portal_id, company_id)
  ) ${clustered}`,
  `create table company_size (
    portal_id bigint not null,
    company_id ${id} not null,
    at bigint not null,
    employees double precision,
    primary key (portal_id, company_id, at)
  ) ${clustered}`,
  `create table peer_standing (
    portal_id bigint not null,
    company_id ${id} not null,
    cohort text not null,
    n integer not null,
    percentile double precision,
    usage_percentile double precision,
    primary key (portal_id, company_id)
  ) ${clustered}`,
  `alter table ticket add column first_reply_at bigint`,
  `alter table deal add column lost_reason text`,
  `alter table usage_account add column first_user_at bigint`,
  `update usage_account set first_user_at = (
    select min(d.first_at) from usage_user_day d
    where d.portal_id = usage_account.portal_id and d.company_id = usage_account.company_id)`,
];
