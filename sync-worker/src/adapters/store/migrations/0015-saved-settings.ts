import type { MigrationStatements } from '../engine.ts';

/** Settings that are saved in the portal, and the inputs by which a change of them is foretold and told apart. */
export const savedSettings: MigrationStatements = ({ clustered }) => [
  `create table saved_settings (
    portal_id bigint not null,
    version integer not null,
    formulas integer not null,
    saved_at bigint not null,
    saved_by text not null,
    reason text not null,
    document text not null,
    primary key (portal_id, version)
  ) ${clustered}`,
  `alter table scored_company add column health_segment text`,
  `alter table scored_company add column health_inputs text`,
  `alter table health_history add column inputs text`,
];
