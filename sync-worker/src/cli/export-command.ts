import { Command } from 'commander';

import { calendarOf } from '../calendar.ts';
import { companyZip } from '../exports/company-zip.ts';
import { exportName } from '../exports/export-name.ts';
import { knownPortal } from './known-portal.ts';
import { namedCompany } from './named-company.ts';
import { withSession } from './session.ts';
import { writeWhole } from './write-whole.ts';

type Flags = { out?: string };

export function exportCommand(): Command {
  return new Command('export')
    .description(
      "Write all that is kept of one company to a ZIP of NDJSON files: a customer's own data.",
    )
    .argument('<company-id>', 'HubSpot company id, or the id of the account in your product')
    .option('--out <file>', 'where to write it; by default attain-company-<id>-<day>.zip here')
    .addHelpText('after', '\nThe file is there whole or not at all. Exit: 0 written, 1 failed.')
    .action(async (companyId: string, flags: Flags) => {
      process.stdout.write(`${await run(companyId, flags)}\n`);
    });
}

function run(named: string, { out }: Flags): Promise<string> {
  return withSession({ quiet: true }, async (session) => {
    const store = await session.store();
    const portal = await knownPortal(session, store);
    const ofPortal = store.forPortal(portal.portalId);
    const companyId = await namedCompany(ofPortal, named);
    const configuration = await session.configurationOf(ofPortal);
    const calendar = calendarOf(configuration.timeZone ?? portal.timeZone);
    const at = Date.now();
    const file = out ?? exportName(companyId, calendar.dayAt(at));
    const order = { portalId: portal.portalId, companyId, calendar, at };
    const currency = configuration.currency ?? portal.currency;
    await writeWhole(file, companyZip(ofPortal, { ...order, currency }));
    return file;
  });
}
