import type { MigrationStatements } from '../engine.ts';

/** What lists and figures over all accounts are made of. */
export const portfolio: MigrationStatements = ({ id, clustered }) => [
  // Narrow, and without an index for every order: any order and choice is one pass over it.
  `create table portfolio_account (
    portal_id bigint not null,
    company_id ${id} not null,
    name ${id} not null,
    owner_id ${id} not null,
    segment ${id} not null,
    yearly_value double precision,
    health_score double precision,
    coverage double precision not null,
    success_score double precision,
    attainment double precision,
    value_confirmed double precision,
    renewal_day integer,
    facets integer not null,
    ticket_follow_up integer not null,
    declining integer not null,
    low_usage integer not null,
    check_in_day integer,
    onboarding_day integer,
    primary key (portal_id, company_id)
  ) ${clustered}`,
  // Counts by owner and segment, and the accounts of one owner.
  `create index portfolio_account_owner on portfolio_account (portal_id, owner_id, segment, facets)`,
  `create table account_change (
    portal_id bigint not null,
    day integer not null,
    company_id ${id} not null,
    kind text not null,
    subject ${id} not null,
    direction text not null,
    before text not null,
    after text not null,
    title text,
    primary key (portal_id, day, company_id, kind, subject)
  ) ${clustered}`,
  `create table former_account (
    portal_id bigint not null,
    company_id ${id} not null,
    left_day integer not null,
    since bigint not null,
    kpi_facts text not null,
    primary key (portal_id, company_id)
  ) ${clustered}`,
  `create table contract_value (
    portal_id bigint not null,
    company_id ${id} not null,
    day integer not null,
    value double precision,
    primary key (portal_id, company_id, day)
  ) ${clustered}`,
  `create table portfolio_kpis (
    portal_id bigint not null,
    day integer not null,
    computed_at bigint not null,
    body text not null,
    primary key (portal_id, day)
  ) ${clustered}`,
  `alter table scored_company add column standing text`,
  `alter table scored_company add column yearly_value double precision`,
  `alter table scored_company add column kpi_facts text`,
  // Every account is scored once more by the next cycle, and so comes into the list.
  `delete from cursor where name = 'scoring-rules'`,
];
