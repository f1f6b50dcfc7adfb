import type { MigrationStatements } from '../engine.ts';

/** Links by which customers read a report as it was shared, and what became of them. */
export const reportLinks: MigrationStatements = ({ id, bytes, clustered }) => [
  `create table report_link (
    portal_id bigint not null,
    id ${id} not null,
    company_id ${id} not null,
    kind text not null,
    day integer not null,
    secret_hash text not null,
    code_hash text,
    session_hash text,
    wrong_codes integer not null default 0,
    sign_off_link_id text,
    created_at bigint not null,
    created_by text not null,
    expires_at bigint not null,
    revoked_at bigint,
    report ${bytes} not null,
    primary key (portal_id, id)
  )`,
  `create index report_link_company on report_link (portal_id, company_id)`,
  `create table report_link_event (
    portal_id bigint not null,
    link_id ${id} not null,
    kind text not null,
    day integer not null,
    times integer not null,
    first_at bigint not null,
    last_at bigint not null,
    primary key (portal_id, link_id, kind, day)
  ) ${clustered}`,
];
