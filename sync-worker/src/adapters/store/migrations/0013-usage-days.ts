import type { MigrationStatements } from '../engine.ts';

/** Of which days each source delivered events, so that a day without is told from a day of which nothing is known. */
export const usageDays: MigrationStatements = ({ id, clustered }) => [
  `create table usage_source_day (
    portal_id bigint not null,
    source ${id} not null,
    day integer not null,
    primary key (portal_id, source, day)
  ) ${clustered}`,
  `insert into usage_source_day (portal_id, source, day)
    select distinct a.portal_id, a.source, c.day from usage_account a
    join usage_cell c on c.portal_id = a.portal_id and c.account_id = a.id`,
];
