import type { MigrationStatements } from '../engine.ts';

/** What was done to a record with each of its versions, whether it still counts, and links by which customers sign. */
export const agreementRecords: MigrationStatements = ({ id }) => [
  `alter table record_version add column action text not null default 'edited'`,
  `alter table record_version add column note text`,
  `alter table record_version add column ended integer not null default 0`,
  `update record_version set action = 'created' where version = 1`,
  `create table sign_off_link (
    portal_id bigint not null,
    id ${id} not null,
    company_id ${id} not null,
    goals text not null,
    value_lines text not null,
    contact text not null,
    contact_id text,
    created_at bigint not null,
    created_by text not null,
    expires_at bigint not null,
    revoked_at bigint,
    primary key (portal_id, id)
  )`,
  `create index sign_off_link_company on sign_off_link (portal_id, company_id)`,
];
