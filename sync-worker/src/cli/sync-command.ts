import { randomUUID } from 'node:crypto';

import { Command } from 'commander';

import { reportLinks } from '../agreements/report-link.ts';
import { withLogFields } from '../log.ts';
import { runSync, type SyncOptions } from '../pipeline/run-sync.ts';
import { isIncomplete, type SyncSummary, type TaskChange } from '../pipeline/sync-report.ts';
import { EXIT } from './exit-codes.ts';
import { withSession } from './session.ts';

const SHOWN = 20;

type Flags = { full?: true; company?: string[]; dryRun?: true; json?: true };

export function syncCommand(): Command {
  return new Command('sync')
    .description('One cycle: pull what changed from HubSpot, score it, write the difference back.')
    .option('--full', 'read everything again, not only what changed')
    .option('--company <id...>', 'only these companies, by HubSpot record id')
    .option('--dry-run', 'write nothing to HubSpot; show what would change')
    .option('--json', 'print one JSON object on standard output')
    .addHelpText(
      'after',
      '\nThe first sync is full, later ones read only what changed.\nExit: 0 all written, 2 some records refused, 1 failed.',
    )
    .action(async (flags: Flags) => {
      const summary = await sync({
        full: flags.full ?? false,
        companies: flags.company ?? [],
        dryRun: flags.dryRun ?? false,
      });
      process.stdout.write(flags.json ? `${JSON.stringify(summary)}\n` : describe(summary));
      process.exitCode = isIncomplete(summary) ? EXIT.rejected : EXIT.ok;
    });
}

function sync(options: SyncOptions): Promise<SyncSummary> {
  return withSession(
    {},
    async ({ environment, configuration, log, progress, signal, crm, store }) => {
      const linkToReport = reportLinks(environment);
      const dependencies = {
        ...{ crm: crm(), store: await store(), configuration, progress, log, signal },
        linkToReport,
      };
      return withLogFields({ cycle: randomUUID(), kind: 'sync' }, () =>
        runSync({ ...dependencies, now: Date.now }, options),
      );
    },
  );
}

/** The summary for people: what happened, then what needs a hand. */
export function describe(summary: SyncSummary): string {
  const { pulled, apiCalls } = summary;
  const lines = [
    `${summary.mode === 'full' ? 'Full' : 'Incremental'} sync of portal ${summary.portalId} in ${(summary.durationMs / 1_000).toFixed(1)} s`,
    `  read     ${pulled.companies} companies, ${pulled.contacts} contacts, ${pulled.deals} deals, ${pulled.tickets} tickets, ${pulled.feedbackSubmissions} survey answers, ${pulled.engagements} engagements`,
    `  scored   ${summary.scored} (${summary.insufficientData} with insufficient data)`,
    `  written  ${summary.written}, unchanged ${summary.unchanged}, refused ${new Set(summary.rejected.map((r) => r.objectId)).size}`,
    ...tasksLine(summary),
    ...reportsLine(summary),
    `  calls    ${apiCalls.total} (${apiCalls.retried} retried, ${apiCalls.rateLimited} rate limited)`,
    ...list(
      'HubSpot refused',
      summary.rejected.map(
        (r) => `${r.objectType} ${r.objectId}: ${r.property ?? r.code}: ${r.message}`,
      ),
    ),
    ...goalLines(summary),
    ...agreementLines(summary),
    ...list(
      'Skipped',
      summary.skipped.map((s) =>
        s.reason === 'missing_scope'
          ? `${s.objectType}: the token lacks the scope ${s.scopes.join(' or ')}. Add it to the app to include them.`
          : s.message,
      ),
    ),
    ...list(
      'Values that could not be used',
      summary.dataIssues.first.map((i) => `${i.objectType} ${i.id}: ${i.property}: ${i.message}`),
      summary.dataIssues.total,
    ),
    ...list(
      'Would change',
      (summary.changes ?? []).map((c) => `${c.companyId} ${c.property}: "${c.from}" -> "${c.to}"`),
    ),
    ...list('Tasks', (summary.taskChanges ?? []).map(taskChangeInWords)),
  ];
  return `${lines.join('\n')}\n`;
}

function goalLines({ goals }: SyncSummary): readonly string[] {
  if (!goals) return [];
  const { records, saved, readings, refused } = goals;
  return [
    `  goals    ${saved} taken over from HubSpot, ${readings} readings${records > 0 ? `, ${records} records read` : ''}`,
    ...list(
      'Changes of signed goals that are refused',
      refused.map(
        ({ companyId, property, message }) =>
          `company ${companyId}${property === null ? '' : `, ${property}`}: ${message}`,
      ),
    ),
  ];
}

function agreementLines({ agreements }: SyncSummary): readonly string[] {
  if (!agreements) return [];
  return [
    `  shown    ${agreements.written} agreements written, ${agreements.linked} associated`,
    ...list(
      'HubSpot refused agreements',
      agreements.rejected.map(
        ({ companyId, goalId, property, code, message }) =>
          `company ${companyId}, agreement ${goalId}: ${property ?? code}: ${message}`,
      ),
    ),
  ];
}

function taskChangeInWords(change: TaskChange): string {
  return change.kind === 'open'
    ? `${change.companyId} would be created for ${change.role}, due ${change.dueOn}: ${change.title}`
    : `${change.companyId} would be completed: ${change.title}. ${change.why}`;
}

function tasksLine({ tasks: { opened, closed, waiting } }: SyncSummary): readonly string[] {
  if (opened + closed + waiting === 0) return [];
  return [`  tasks    ${opened} created, ${closed} completed, ${waiting} left to the next cycle`];
}

function reportsLine({ reports }: SyncSummary): readonly string[] {
  if (!reports) return [];
  const more = reports.waiting > 0 ? `, ${reports.waiting} or more left to the next cycle` : '';
  return [`  reports  ${reports.put} put on the record${more}`];
}

function list(title: string, items: readonly string[], total = items.length): readonly string[] {
  if (total === 0) return [];
  const more = total > SHOWN ? [`    ... and ${total - SHOWN} more`] : [];
  return [`  ${title}:`, ...items.slice(0, SHOWN).map((item) => `    ${item}`), ...more];
}
