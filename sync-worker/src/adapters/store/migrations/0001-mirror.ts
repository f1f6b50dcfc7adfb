import type { MigrationStatements } from '../engine.ts';

/** The mirror of HubSpot, and what waits to be scored. */
export const mirror: MigrationStatements = ({ id, clustered }) => [
  `create table portal (
    portal_id bigint primary key,
    time_zone text not null,
    currency text not null
  )`,
  `create table cursor (
    portal_id bigint not null,
    name ${id} not null,
    value text not null,
    primary key (portal_id, name)
  )`,
  `create table company (
    portal_id bigint not null,
    id ${id} not null,
    name text,
    domain text,
    account_keys text not null,
    created_at bigint not null,
    updated_at bigint not null,
    properties text not null,
    held text not null,
    merged_ids text not null,
    hash bigint not null,
    generation bigint not null,
    removed_at bigint,
    primary key (portal_id, id)
  )`,
  `create table company_alias (
    portal_id bigint not null,
    kind ${id} not null,
    value ${id} not null,
    company_id ${id} not null,
    primary key (portal_id, kind, value, company_id)
  ) ${clustered}`,
  `create index company_alias_company on company_alias (portal_id, company_id)`,
  `create table contact (
    portal_id bigint not null,
    id ${id} not null,
    updated_at bigint not null,
    hash bigint not null,
    generation bigint not null,
    primary key (portal_id, id)
  ) ${clustered}`,
  `create table deal (
    portal_id bigint not null,
    id ${id} not null,
    updated_at bigint not null,
    created_at bigint not null,
    pipeline text,
    stage text,
    amount bigint,
    close_at bigint,
    is_closed integer not null,
    is_won integer not null,
    held text not null,
    hash bigint not null,
    generation bigint not null,
    primary key (portal_id, id)
  ) ${clustered}`,
  `create table ticket (
    portal_id bigint not null,
    id ${id} not null,
    updated_at bigint not null,
    created_at bigint not null,
    closed_at bigint,
    priority text not null,
    category text,
    hash bigint not null,
    generation bigint not null,
    primary key (portal_id, id)
  ) ${clustered}`,
  `create table survey_answer (
    portal_id bigint not null,
    id ${id} not null,
    updated_at bigint not null,
    kind text not null,
    value double precision not null,
    answered_at bigint not null,
    hash bigint not null,
    generation bigint not null,
    primary key (portal_id, id)
  ) ${clustered}`,
  `create table survey_contact (
    portal_id bigint not null,
    contact_id ${id} not null,
    survey_id ${id} not null,
    primary key (portal_id, contact_id, survey_id)
  ) ${clustered}`,
  `create index survey_contact_survey on survey_contact (portal_id, survey_id)`,
  `create table engagement (
    portal_id bigint not null,
    type integer not null,
    id ${id} not null,
    updated_at bigint not null,
    at bigint not null,
    outreach integer not null,
    answered integer not null,
    meeting_type text,
    hash bigint not null,
    generation bigint not null,
    primary key (portal_id, type, id)
  ) ${clustered}`,
  `create table link (
    portal_id bigint not null,
    company_id ${id} not null,
    type integer not null,
    object_id ${id} not null,
    primary key (portal_id, company_id, type, object_id)
  ) ${clustered}`,
  `create index link_object on link (portal_id, type, object_id, company_id)`,
  `create table dirty (
    portal_id bigint not null,
    company_id ${id} not null,
    mark bigint not null,
    primary key (portal_id, company_id)
  ) ${clustered}`,
];
