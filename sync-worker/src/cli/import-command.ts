import { Argument, Command, Option } from 'commander';

import { requiredColumns } from '../imports/columns.ts';
import { importFile } from '../imports/import-file.ts';
import { IMPORT_KINDS, type ImportKind } from '../imports/kind.ts';
import type { ImportReport } from '../imports/report.ts';
import { keptDetails } from '../usage/kept-details.ts';
import { EXIT } from './exit-codes.ts';
import { knownPortal } from './known-portal.ts';
import { withSession } from './session.ts';

const SHOWN = 20;

type Flags = { allOrNothing?: true; dateOrder?: 'dmy' | 'mdy'; json?: true };

export function importCommand(): Command {
  return new Command('import')
    .description('Read a CSV or NDJSON file; the same file again changes nothing.')
    .addArgument(new Argument('<kind>', 'what the rows are').choices(IMPORT_KINDS))
    .argument('<file>', 'CSV (comma, semicolon or tab) or NDJSON, UTF-8')
    .option('--all-or-nothing', 'store nothing when any row is wrong')
    .addOption(
      new Option(
        '--date-order <order>',
        'how 05/06/2026 is meant: dmy is 5 June, mdy is 6 May',
      ).choices(['dmy', 'mdy']),
    )
    .option('--json', 'print one JSON object on standard output')
    .addHelpText(
      'after',
      `\nColumns that a row needs beside company_id, account_key or domain:\n${requiredColumns()}\n`,
    )
    .addHelpText(
      'after',
      '\nExit: 0 every row stored, 2 some rows refused (each with line and reason), 1 failed.',
    )
    .action(async (kind: ImportKind, path: string, flags: Flags) => {
      const report = await run(kind, path, flags);
      process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : describe(report));
      process.exitCode = report.rejectedCount > 0 ? EXIT.rejected : EXIT.ok;
    });
}

function run(
  kind: ImportKind,
  path: string,
  { allOrNothing, dateOrder }: Flags,
): Promise<ImportReport> {
  return withSession({}, async (session) => {
    const store = await session.store();
    const portal = await knownPortal(session, store);
    return importFile({
      kind,
      path,
      allOrNothing: allOrNothing ?? false,
      store: store.forPortal(portal.portalId),
      portal,
      exchange: session.configuration.settings.value,
      usage: session.configuration.usage,
      kept: keptDetails(session.configuration),
      dateOrder: dateOrder ?? null,
      now: Date.now(),
      who: 'attain import',
      progress: session.progress,
      signal: session.signal,
    });
  });
}

function describe({
  kind,
  rows,
  stored,
  unchanged,
  rejected,
  rejectedCount,
  companies,
}: ImportReport): string {
  const lines = [
    `${rows} rows of ${kind}: ${stored} stored, ${unchanged} unchanged, ${rejectedCount} refused (${companies} companies)`,
    ...rejected.slice(0, SHOWN).map(({ line, reason }) => `  line ${line}: ${reason}`),
  ];
  if (rejectedCount > SHOWN)
    lines.push(`  ... and ${rejectedCount - SHOWN} more; --json lists them`);
  return `${lines.join('\n')}\n`;
}
