import type { MigrationStatements } from '../engine.ts';

/** Tasks in HubSpot for alerts and escalations, from the cause until the task is over. */
export const followUps: MigrationStatements = ({ id }) => [
  `create table follow_up (
    portal_id bigint not null,
    reference ${id} not null,
    company_id ${id} not null,
    cause text not null,
    opened_at bigint not null,
    role text not null,
    title text not null,
    reason text not null,
    due_day integer not null,
    priority text not null,
    state text not null,
    task_id text,
    why text,
    noted integer not null default 0,
    settles_at bigint,
    attempt integer not null default 0,
    refusals text,
    primary key (portal_id, reference)
  )`,
  `create index follow_up_company on follow_up (portal_id, company_id)`,
  `create index follow_up_state on follow_up (portal_id, state, reference)`,
];
