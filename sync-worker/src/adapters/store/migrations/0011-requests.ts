import type { MigrationStatements } from '../engine.ts';

/** The answers of writes that may be repeated, and the figures that accounts are compared by. */
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
  `alter table scored_company add column success_score double precision`,
  `alter table scored_company add column roi_confirmed double precision`,
  `alter table scored_company add column value_per_user double precision`,
  `alter table scored_company add column goals_achieved double precision`,
  `create index scored_company_cohort on scored_company (portal_id, cohort)`,
];
