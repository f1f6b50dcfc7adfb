import type { MigrationStatements } from '../engine.ts';

/** Goals and readings that the portal keeps in HubSpot, and the agreements that are shown there as records. */
export const hubspotGoals: MigrationStatements = ({ id, clustered }) => [
  `create table goal_record (
    portal_id bigint not null,
    id ${id} not null,
    updated_at bigint not null,
    created_at bigint not null,
    properties text not null,
    hash bigint not null,
    generation bigint not null,
    primary key (portal_id, id)
  )`,
  `alter table deal add column properties text not null default '{}'`,
  // A row a company; the count finds the few that have refusals.
  `create table goal_adoption (
    portal_id bigint not null,
    company_id ${id} not null,
    body text not null,
    refused integer not null,
    primary key (portal_id, company_id)
  ) ${clustered}`,
  `create table agreement_record (
    portal_id bigint not null,
    goal_id ${id} not null,
    company_id ${id} not null,
    wanted text not null,
    held text,
    object_id ${id},
    linked integer not null,
    refusals text,
    primary key (portal_id, goal_id)
  ) ${clustered}`,
  `create index agreement_record_company on agreement_record (portal_id, company_id)`,
];
