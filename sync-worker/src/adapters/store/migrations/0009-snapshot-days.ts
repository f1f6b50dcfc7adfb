import type { MigrationStatements } from '../engine.ts';

/** The snapshots of days that are over, each with when it was recorded, and what of them waits to be told anew. */
export const snapshotDays: MigrationStatements = ({ id, bytes, dayIn, clustered }) => [
  `alter table snapshot add column day integer`,
  `update snapshot set day = ${dayIn('body', 'today')}`,
  `create table snapshot_day (
    portal_id bigint not null,
    company_id ${id} not null,
    day integer not null,
    recorded_at bigint not null,
    month integer not null,
    body ${bytes} not null,
    primary key (portal_id, company_id, day, recorded_at)
  )`,
  `create table restatement (
    portal_id bigint not null,
    company_id ${id} not null,
    since bigint not null,
    mark bigint not null,
    primary key (portal_id, company_id)
  ) ${clustered}`,
];
