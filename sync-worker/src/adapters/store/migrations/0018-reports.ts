import type { MigrationStatements } from '../engine.ts';

/**
 * Reports that were asked for or that the renewal calendar wants, and what stands on the record in HubSpot of each kind. A cause is
 * unique within its company, so that no milestone makes two; what was asked for has none.
 */
export const reports: MigrationStatements = ({ id }) => [
  `create table report (
    portal_id bigint not null,
    id ${id} not null,
    company_id ${id} not null,
    kind ${id} not null,
    why text not null,
    cause ${id},
    state ${id} not null,
    planned_at bigint not null,
    audience text,
    day integer,
    title text,
    model_version text,
    digest text,
    draft text,
    body text,
    issued_at bigint,
    issued_by text,
    url text,
    notice text,
    pdf integer not null default 0,
    deck integer not null default 0,
    primary key (portal_id, id)
  )`,
  `create unique index report_cause on report (portal_id, company_id, cause)`,
  `create index report_state on report (portal_id, state, planned_at)`,
  `create table report_place (
    portal_id bigint not null,
    company_id ${id} not null,
    kind ${id} not null,
    note_id text,
    settles_at bigint,
    pdf_id text,
    deck_id text,
    deal_ids text not null,
    put_at bigint,
    primary key (portal_id, company_id, kind)
  )`,
];
