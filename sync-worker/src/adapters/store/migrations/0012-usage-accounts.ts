import type { MigrationStatements } from '../engine.ts';

const SETTLED = ['usage_source', 'usage_account', 'usage_cell', 'usage_user_day'] as const;

/**
 * Usage by the account that a source names, which leads to a company or not yet. Accounts and events are numbers in the
 * tables that grow. What earlier versions kept by company becomes the usage of accounts named by their company.
 */
export const usageAccounts: MigrationStatements = (types) => [
  ...SETTLED.map((table) => `alter table ${table} rename to old_${table}`),
  ...sources(types),
  ...accounts(types),
  ...events(types),
  ...people(types),
  ...moves(),
  ...SETTLED.map((table) => `drop table old_${table}`),
];

const sources: MigrationStatements = ({ id, clustered }) => [
  `create table usage_salt (
    portal_id bigint primary key,
    salt text not null
  )`,
  `create table usage_source (
    portal_id bigint not null,
    name ${id} not null,
    kind text not null,
    created_at bigint not null,
    closed_at bigint,
    delivered_at bigint,
    primary key (portal_id, name)
  ) ${clustered}`,
  `create table usage_write_key (
    hash ${id} primary key,
    portal_id bigint not null,
    id ${id} not null,
    source ${id} not null,
    hint text not null,
    created_at bigint not null,
    revoked_at bigint,
    last_used_at bigint,
    unique (portal_id, id)
  )`,
  `create table usage_outcome (
    portal_id bigint not null,
    source ${id} not null,
    day integer not null,
    outcome text not null,
    count bigint not null,
    primary key (portal_id, source, day, outcome)
  ) ${clustered}`,
];

const accounts: MigrationStatements = ({ id, autoId, clustered }) => [
  `create table usage_account (
    id ${autoId},
    portal_id bigint not null,
    source ${id} not null,
    kind text not null,
    value ${id} not null,
    company_id ${id},
    pinned integer not null,
    first_at bigint,
    last_at bigint,
    first_user_at bigint,
    unique (portal_id, source, kind, value)
  )`,
  `create index usage_account_company on usage_account (portal_id, company_id)`,
  `create index usage_account_value on usage_account (portal_id, lower(value))`,
  `create table usage_member (
    portal_id bigint not null,
    source ${id} not null,
    user_hash ${id} not null,
    account_id bigint not null,
    at bigint not null,
    told_at bigint not null,
    primary key (portal_id, source, user_hash)
  ) ${clustered}`,
  `create index usage_member_account on usage_member (portal_id, account_id)`,
];

const events: MigrationStatements = ({ id, autoId, clustered }) => [
  `create table usage_event_name (
    id ${autoId},
    portal_id bigint not null,
    name ${id} not null,
    unique (portal_id, name)
  )`,
  `create table usage_cell (
    portal_id bigint not null,
    account_id bigint not null,
    event_id bigint not null,
    day integer not null,
    count bigint not null,
    seconds double precision,
    first_at bigint not null,
    primary key (portal_id, account_id, event_id, day)
  ) ${clustered}`,
  `create table usage_number (
    portal_id bigint not null,
    account_id bigint not null,
    event_id bigint not null,
    name ${id} not null,
    day integer not null,
    sum double precision not null,
    count bigint not null,
    latest double precision not null,
    latest_at bigint not null,
    primary key (portal_id, account_id, event_id, name, day)
  ) ${clustered}`,
  // The old keys name their events in another way; the days that they stand for are closed below.
  `drop table usage_key`,
  `create table usage_key (
    portal_id bigint not null,
    generation integer not null,
    key ${id} not null,
    primary key (portal_id, generation, key)
  ) ${clustered}`,
  `create table usage_file_day (
    portal_id bigint not null,
    account_id bigint not null,
    day integer not null,
    generation integer not null,
    primary key (portal_id, account_id, day)
  ) ${clustered}`,
];

const people: MigrationStatements = ({ id, clustered }) => [
  `create table usage_user_day (
    portal_id bigint not null,
    account_id bigint not null,
    day integer not null,
    user_hash ${id} not null,
    sessions integer not null,
    seconds double precision,
    first_at bigint not null,
    last_at bigint not null,
    primary key (portal_id, account_id, day, user_hash)
  ) ${clustered}`,
  `create table usage_user_week (
    portal_id bigint not null,
    account_id bigint not null,
    week integer not null,
    user_hash ${id} not null,
    days integer not null,
    sessions integer not null,
    seconds double precision,
    primary key (portal_id, account_id, week, user_hash)
  ) ${clustered}`,
  `create table usage_event_user (
    portal_id bigint not null,
    account_id bigint not null,
    event_id bigint not null,
    day integer not null,
    user_hash ${id} not null,
    primary key (portal_id, account_id, event_id, day, user_hash)
  ) ${clustered}`,
];

/** Until now only files brought usage, by company, and people were salted with the number of the portal. */
const moves = () => [
  `insert into usage_source (portal_id, name, kind, created_at, delivered_at)
    select portal_id, 'files', 'file', delivered_at, delivered_at from old_usage_source`,
  `insert into usage_salt (portal_id, salt)
    select distinct portal_id, cast(portal_id as text) || ':' from old_usage_user_day`,
  `insert into usage_account (portal_id, source, kind, value, company_id, pinned, first_at, last_at, first_user_at)
    select portal_id, 'files', 'company_id', company_id, company_id, 0, first_at, last_at, first_user_at
    from old_usage_account`,
  `insert into usage_event_name (portal_id, name) select distinct portal_id, event from old_usage_cell`,
  `insert into usage_cell (portal_id, account_id, event_id, day, count, seconds, first_at)
    select c.portal_id, a.id, n.id, c.day, c.count, c.seconds, c.first_at from old_usage_cell c
    join usage_account a on a.portal_id = c.portal_id and a.value = c.company_id
    join usage_event_name n on n.portal_id = c.portal_id and n.name = c.event`,
  `insert into usage_file_day (portal_id, account_id, day, generation)
    select distinct portal_id, account_id, day, 0 from usage_cell`,
  `insert into usage_user_day (portal_id, account_id, day, user_hash, sessions, seconds, first_at, last_at)
    select d.portal_id, a.id, d.day, substr(d.user_hash, 1, 12), d.sessions, d.seconds, d.first_at, d.last_at
    from old_usage_user_day d
    join usage_account a on a.portal_id = d.portal_id and a.value = d.company_id`,
];
