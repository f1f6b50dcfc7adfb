import type { MigrationStatements } from '../engine.ts';

/** What was done to a record with each of its versions, and whether it still counts. */
export const agreementRecords: MigrationStatements = () => [
  `alter table record_version add column action text not null default 'edited'`,
  `alter table record_version add column note text`,
  `alter table record_version add column ended integer not null default 0`,
  `update record_version set action = 'created' where version = 1`,
];
