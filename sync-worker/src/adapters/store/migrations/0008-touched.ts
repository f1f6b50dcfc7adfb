import type { MigrationStatements } from '../engine.ts';

/** Records that HubSpot told of and that wait to be read. */
export const touched: MigrationStatements = ({ id, clustered }) => [
  `create table touched (
    portal_id bigint not null,
    type text not null,
    object_id ${id} not null,
    links integer not null,
    mark bigint not null,
    received_at bigint not null,
    primary key (portal_id, type, object_id)
  ) ${clustered}`,
  `create index touched_waiting on touched (portal_id, received_at)`,
];
