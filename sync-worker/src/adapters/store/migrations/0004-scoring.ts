import type { MigrationStatements } from '../engine.ts';

/** Results, and what of them is on its way to HubSpot. */
export const scoring: MigrationStatements = ({ id, autoId, clustered }) => [
  `create table snapshot (
    portal_id bigint not null,
    company_id ${id} not null,
    as_of bigint not null,
    due_again_at bigint,
    unblocked_value text,
    body text not null,
    primary key (portal_id, company_id)
  )`,
  // Due companies are paged in id order without touching the bodies.
  `create index snapshot_due on snapshot (portal_id, company_id, due_again_at)`,
  `create table health_history (
    portal_id bigint not null,
    company_id ${id} not null,
    day integer not null,
    at bigint not null,
    score double precision,
    band text not null,
    points text not null,
    primary key (portal_id, company_id, day)
  ) ${clustered}`,
  `create table outbox (
    id ${autoId},
    portal_id bigint not null,
    type text not null,
    object_id ${id} not null,
    company_id ${id} not null,
    patch text not null,
    sent text,
    state text not null,
    attempt integer not null default 0,
    lease_until bigint,
    uncertain integer not null default 0,
    refusals text,
    unique (portal_id, type, object_id)
  )`,
  `create index outbox_company on outbox (portal_id, company_id)`,
  `create index outbox_state on outbox (portal_id, state, type, id)`,
];
