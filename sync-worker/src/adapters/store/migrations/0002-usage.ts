import type { MigrationStatements } from '../engine.ts';

/** Product usage: cells and user days instead of raw events. People appear as a salted hash only. */
export const usage: MigrationStatements = ({ id, clustered }) => [
  `create table usage_source (
    portal_id bigint primary key,
    delivered_at bigint not null
  )`,
  `create table usage_key (
    portal_id bigint not null,
    key ${id} not null,
    primary key (portal_id, key)
  ) ${clustered}`,
  `create table usage_account (
    portal_id bigint not null,
    company_id ${id} not null,
    first_at bigint not null,
    last_at bigint not null,
    primary key (portal_id, company_id)
  ) ${clustered}`,
  `create table usage_cell (
    portal_id bigint not null,
    company_id ${id} not null,
    event ${id} not null,
    day integer not null,
    count bigint not null,
    seconds double precision,
    first_at bigint not null,
    primary key (portal_id, company_id, event, day)
  ) ${clustered}`,
  `create table usage_user_day (
    portal_id bigint not null,
    company_id ${id} not null,
    day integer not null,
    user_hash ${id} not null,
    sessions integer not null,
    seconds double precision,
    first_at bigint not null,
    last_at bigint not null,
    primary key (portal_id, company_id, day, user_hash)
  ) ${clustered}`,
];
