import type { MigrationStatements } from '../engine.ts';

/** The answers of writes that may be repeated. */
export const requests: MigrationStatements = ({ id }) => [
  `create table answered_request (
    portal_id bigint not null,
    key ${id} not null,
    digest text not null,
    status integer not null,
    body text not null,
    version integer,
    answered_at bigint not null,
    primary key (portal_id, key)
  )`,
  `create index answered_request_age on answered_request (portal_id, answered_at)`,
];
