import { Command, InvalidArgumentError } from 'commander';

import { sourceSecrets } from '../config/environment.ts';
import type { OpenSource } from '../open-analytics.ts';
import { UserError } from '../ports/errors.ts';
import type { PullReport } from '../usage/pull/report.ts';
import { EXIT } from './exit-codes.ts';
import { knownPortal } from './known-portal.ts';
import { withSession } from './session.ts';

const SHOWN = 10;

type Flags = { source?: string[]; since?: string; json?: true };

export function pullCommand(): Command {
  return new Command('pull')
    .description(
      'Ask the analytics and warehouses of usage.sources what happened since the last pull.',
    )
    .option('--source <name...>', 'only these sources')
    .option('--since <day>', 'ask again from this day on, such as 2026-01-31', dayOption)
    .option('--json', 'print one JSON object on standard output')
    .addHelpText(
      'after',
      '\nThe same again changes nothing. Exit: 0 all pulled, 2 some rows refused, 1 a source failed.',
    )
    .action(async (flags: Flags) => {
      const reports = await pull(flags);
      process.stdout.write(
        flags.json ? `${JSON.stringify({ sources: reports })}\n` : reports.map(describe).join(''),
      );
      process.exitCode = exitOf(reports);
    });
}

function dayOption(written: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(written) && !Number.isNaN(Date.parse(written));
  if (isDay) return written;
  throw new InvalidArgumentError('write a day such as 2026-01-31');
}

function pull({ source, since }: Flags): Promise<readonly PullReport[]> {
  return withSession({}, async (session) => {
    const { configuration, progress, signal, log } = session;
    // Loaded when asked for: a sync has no use for the memory of it.
    const { openSources } = await import('../open-analytics.ts');
    const { pullSources } = await import('../usage/pull/pull-sources.ts');
    const secrets = sourceSecrets(configuration.usage.sources);
    const sources = chosen(openSources(configuration, secrets), source);
    const store = await session.store();
    const portal = await knownPortal(session, store);
    try {
      return await pullSources({
        sources,
        store: store.forPortal(portal.portalId),
        timeZone: configuration.timeZone ?? portal.timeZone,
        configuration,
        now: Date.now,
        signal,
        since: since ?? null,
        progress,
        log,
      });
    } finally {
      for (const { analytics } of sources) await analytics.close();
    }
  });
}

function chosen(
  sources: readonly OpenSource[],
  names: readonly string[] | undefined,
): readonly OpenSource[] {
  if (sources.length === 0) {
    throw new UserError('The configuration names no source: write some to usage.sources.');
  }
  const known = sources.map(({ source }) => source.name);
  const stranger = names?.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new UserError(`There is no source ${stranger}: usage.sources has ${known.join(', ')}.`);
  }
  return sources.filter(({ source }) => names?.includes(source.name) ?? true);
}

function exitOf(reports: readonly PullReport[]): number {
  if (reports.some(({ state }) => state === 'failed')) return EXIT.failed;
  return reports.some(({ refusedCount }) => refusedCount > 0) ? EXIT.rejected : EXIT.ok;
}

function describe(report: PullReport): string {
  const { source, state, error, firstDay, lastDay, changedDays, refused, refusedCount } = report;
  if (state === 'failed') return `${source}: failed. ${error}\n`;
  if (state === 'closed') return `${source}: closed, and not asked\n`;
  const asked = firstDay === null ? '' : ` ${firstDay} to ${lastDay}, ${changedDays} days changed;`;
  const { stored, unchanged } = report.readings;
  const lines = [
    `${source}:${asked} ${report.cells} cells, ${report.userDays} user days, ${stored} readings new, ${unchanged} known, ${refusedCount} rows refused`,
    ...Object.entries(report.outcomes)
      .filter(([outcome]) => outcome !== 'stored')
      .map(([outcome, count]) => `  ${count} events not counted: ${outcome.replaceAll('_', ' ')}`),
    ...refused.slice(0, SHOWN).map(({ reason, count }) => `  ${count} refused: ${reason}`),
  ];
  return `${lines.join('\n')}\n`;
}
