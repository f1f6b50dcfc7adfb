import { Command } from 'commander';

import type { Configuration } from '../config/configuration.ts';
import { provisionAgreements } from '../pipeline/agreement-object.ts';
import { provision, type ProvisionReport } from '../pipeline/provision.ts';
import type { Crm } from '../ports/crm.ts';
import { EXIT } from './exit-codes.ts';
import { withSession } from './session.ts';

export function provisionCommand(): Command {
  return new Command('provision')
    .description('Create the Attain property groups and properties in HubSpot; safe to repeat.')
    .option('--json', 'print one JSON object on standard output')
    .action(async ({ json }: { json?: true }) => {
      const report = await withSession({ quiet: true }, async ({ crm: open, ...session }) => {
        const crm = open();
        const { portalId } = await crm.portal();
        const portal = (await session.store()).forPortal(portalId);
        return provisionAll(crm, await session.configurationOf(portal));
      });
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : describe(report));
      const unmended = report.differing.some(({ mended }) => !mended);
      process.exitCode = report.refused.length > 0 || unmended ? EXIT.failed : EXIT.ok;
    });
}

/** The properties, and the custom object for agreements where the configuration asks for it. */
async function provisionAll(
  crm: Crm,
  { mapping, mirror }: Configuration,
): Promise<ProvisionReport> {
  const properties = await provision(crm, mapping);
  if (!mirror.agreements) return properties;
  const { portalId } = await crm.portal();
  const { created, alreadyThere, refused } = await provisionAgreements(crm, portalId);
  return {
    ...properties,
    created: [...properties.created, ...created],
    alreadyThere: [...properties.alreadyThere, ...alreadyThere],
    refused: [...properties.refused, ...refused],
  };
}

function describe({ created, alreadyThere, differing, refused }: ProvisionReport): string {
  const lines = [
    `${created.length} created, ${alreadyThere.length} already there, ${differing.length} differing, ${refused.length} refused`,
    ...created.map((name) => `  created        ${name}`),
    ...alreadyThere.map((name) => `  already there  ${name}`),
    ...differing.map(
      ({ property, what, mended }) =>
        `  differing      ${property}: ${what}${mended ? ' (mended)' : ''}`,
    ),
    ...refused.map(({ property, message }) => `  refused        ${property}: ${message}`),
  ];
  return `${lines.join('\n')}\n`;
}
