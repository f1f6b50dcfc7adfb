import type { MigrationStatements } from '../engine.ts';

/** Workflows in HubSpot that wait until a company has been scored anew. */
export const workflowCallbacks: MigrationStatements = ({ id }) => [
  `create table workflow_callback (
    portal_id bigint not null,
    callback_id ${id} not null,
    company_id ${id} not null,
    expires_at bigint not null,
    primary key (portal_id, callback_id)
  )`,
  `create index workflow_callback_company on workflow_callback (portal_id, company_id)`,
];
