import { Argument, Command, Option } from 'commander';

import { requiredColumns } from '../imports/columns.ts';
import { IMPORT_KINDS, type ImportKind } from '../imports/kind.ts';
import type { ImportReport } from '../imports/report.ts';
import { EXCLUDED, type ExcludedOutcome } from '../imports/events/excluded.ts';
import { EXIT } from './exit-codes.ts';
import { knownPortal } from './known-portal.ts';
import { withSession } from './session.ts';

const SHOWN = 20;

type Flags = { allOrNothing?: true; dateOrder?: 'dmy' | 'mdy'; json?: true };

export function importCommand(): Command {
  return new Command('import')
    .description('Read a CSV, NDJSON or Parquet file; the same file again changes nothing.')
    .addArgument(new Argument('<kind>', 'what the rows are').choices(IMPORT_KINDS))
    .argument(
      '<file>',
      'CSV (comma, semicolon or tab) or NDJSON, UTF-8, also packed by gzip; or Parquet',
    )
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
    // Loaded when asked for: a sync has no use for the memory of it.
    const { importFile } = await import('../imports/import-file.ts');
    const ofPortal = store.forPortal(portal.portalId);
    return importFile({
      kind,
      path,
      allOrNothing: allOrNothing ?? false,
      store: ofPortal,
      portal,
      configuration: await session.configurationOf(ofPortal),
      dateOrder: dateOrder ?? null,
      now: Date.now(),
      who: 'attain import',
      progress: session.progress,
      signal: session.signal,
    });
  });
}

function describe(report: ImportReport): string {
  const { kind, rows, stored, unchanged, rejected, rejectedCount, companies, usage } = report;
  const lines = [
    `${rows} rows of ${kind}: ${stored} stored, ${unchanged} unchanged, ${rejectedCount} refused (${companies} companies)`,
    ...(usage ? describeUsage(usage) : []),
    ...rejected.slice(0, SHOWN).map(({ line, reason }) => `  line ${line}: ${reason}`),
  ];
  if (rejectedCount > SHOWN)
    lines.push(`  ... and ${rejectedCount - SHOWN} more; --json lists them`);
  return `${lines.join('\n')}\n`;
}

const EXCLUDED_AS: Readonly<Record<ExcludedOutcome, string>> = {
  internal: 'of your own staff or demo accounts (usage.exclude)',
  excluded_event: 'of events that do not count (usage.exclude.events)',
  bot: 'by crawlers and monitors (usage.exclude.bots)',
  too_old: 'older than usage is kept (usage.retention.cellDays)',
};

function describeUsage({ excluded, unmatched }: NonNullable<ImportReport['usage']>): string[] {
  const lines = EXCLUDED.flatMap((outcome) => {
    const count = excluded[outcome] ?? 0;
    return count === 0 ? [] : [`  left out: ${count} ${EXCLUDED_AS[outcome]}`];
  });
  if (unmatched.accounts === 0) return lines;
  const more = unmatched.accounts > unmatched.examples.length ? ', ...' : '';
  return [
    ...lines,
    `  kept: ${unmatched.events} events of ${unmatched.accounts} accounts that no company answers to (${unmatched.examples.join(', ')}${more}). They count once a company has that id, domain or attain_account_key; "attain usage" tells more.`,
  ];
}
