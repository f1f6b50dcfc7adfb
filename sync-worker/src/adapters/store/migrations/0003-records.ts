import type { MigrationStatements } from '../engine.ts';

/** What people recorded: rows are added and never changed, the highest version holds. */
export const records: MigrationStatements = ({ id, clustered }) => [
  `create table record_version (
    portal_id bigint not null,
    company_id ${id} not null,
    kind ${id} not null,
    record_id ${id} not null,
    version integer not null,
    recorded_at bigint not null,
    recorded_by text not null,
    via text not null,
    body text not null,
    primary key (portal_id, company_id, kind, record_id, version)
  )`,
  `create table reading (
    portal_id bigint not null,
    company_id ${id} not null,
    metric_id ${id} not null,
    measured_at bigint not null,
    version integer not null,
    value double precision not null,
    source text,
    evidence text,
    recorded_at bigint not null,
    recorded_by text not null,
    via text not null,
    primary key (portal_id, company_id, metric_id, measured_at, version)
  ) ${clustered}`,
];
