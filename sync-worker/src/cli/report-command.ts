import type { Day } from '@attain/shared/domain/basics/time';
import { type Audience, REPORT_KINDS, type ReportKind } from '@attain/shared/reports/report';
import { REPORT_FORMATS, type ReportFormat } from '@attain/shared/reports/report-format';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';

import { calendarOf } from '../calendar.ts';
import { UserError } from '../ports/errors.ts';
import { askReport } from '../reports/ask-report.ts';
import { BINARY, type DrawnReport, drawReport } from '../reports/report-forms.ts';
import { templateChooser } from '../reports/template-chooser.ts';
import { knownPeers } from '../success-metrics/known-peers.ts';
import { knownPortal } from './known-portal.ts';
import { namedCompany } from './named-company.ts';
import { withSession } from './session.ts';
import { writeWhole } from './write-whole.ts';

type Flags = {
  format: ReportFormat;
  out?: string;
  asOf?: Day;
  restated?: true;
  for: Audience;
};

export function reportCommand(): Command {
  return new Command('report')
    .description('Draw a report of one company from the figures that are on its record.')
    .addArgument(
      new Argument(
        '<kind>',
        'vla: status of the agreements; outcome: value and ROI; success: goals',
      ).choices(REPORT_KINDS),
    )
    .argument(
      '<company-id>',
      'HubSpot record id, or an id of the product that is mapped to one company',
    )
    .addOption(
      new Option('--format <format>', 'the form it comes in').choices(REPORT_FORMATS).default('md'),
    )
    .option('--out <file>', 'write it to this file instead of standard output')
    .option('--as-of <date>', 'as it was known at the end of that day (YYYY-MM-DD)', day)
    .option('--restated', 'with --as-of: with the corrections that came later')
    .addOption(
      new Option('--for <reader>', 'customer leaves out what is internal, and refuses drafts')
        .choices(['internal', 'customer'])
        .default('internal'),
    )
    .addHelpText(
      'after',
      `
Examples:
  attain report success 512
  attain report outcome 512 --format pdf --out outcome.pdf
  attain report vla 512 --as-of 2026-03-31 --format json

Exit: 0 drawn, 1 not (one line says why), 64 a wrong flag.`,
    )
    .action(async (kind: ReportKind, companyId: string, flags: Flags, command: Command) => {
      if (flags.restated && flags.asOf === undefined)
        command.error('error: --restated needs the day that it is about: add --as-of');
      if (flags.out === undefined && BINARY.has(flags.format) && process.stdout.isTTY)
        throw new UserError(
          `A ${flags.format} is no text: add --out FILE, or send the output to a file.`,
        );
      const { bytes } = await drawn(kind, companyId, flags);
      if (flags.out === undefined) await printed(bytes);
      else await writeWhole(flags.out, bytes);
    });
}

function day(written: string): Day {
  const at = new Date(`${written}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(at.getTime());
  if (isDay && at.toISOString().slice(0, 10) === written) return written;
  throw new InvalidArgumentError('write a day as YYYY-MM-DD');
}

function drawn(kind: ReportKind, named: string, flags: Flags): Promise<DrawnReport> {
  return withSession({ quiet: true }, async (session) => {
    const store = await session.store();
    const portal = await knownPortal(session, store);
    const ofPortal = store.forPortal(portal.portalId);
    const configuration = await session.configurationOf(ofPortal);
    const companyId = await namedCompany(ofPortal, named);
    const asked = {
      ...{ kind, companyId, asOf: flags.asOf, audience: flags.for },
      restated: flags.restated ?? false,
    };
    const report = await askReport(asked, {
      ...{ store: ofPortal, portalId: portal.portalId, now: Date.now() },
      calendar: calendarOf(configuration.timeZone ?? portal.timeZone),
      settings: configuration.settings,
      templateFor: templateChooser(configuration),
      levelsOf: knownPeers(Date.now).fresh,
    });
    return drawReport(report, flags.format);
  });
}

/** A pipe may be slower than we are, and may close before the end. */
function printed(bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
