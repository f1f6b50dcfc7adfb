import type { MigrationStatements } from '../engine.ts';

/**
 * The few figures of a snapshot that curves over months are drawn from, beside its body, so that nobody unpacks two years of snapshots
 * for a chart. Empty in rows of before; those are read from their bodies.
 */
export const monthFigures: MigrationStatements = () => [
  `alter table snapshot add column figures text`,
  `alter table snapshot_day add column figures text`,
];
