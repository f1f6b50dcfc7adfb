import { Command } from 'commander';

import { type Finding, runDoctor } from '../doctor.ts';
import { EXIT } from './exit-codes.ts';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'Check configuration, database, credentials, scopes, clock and properties, with what to do.',
    )
    .option('--json', 'print one JSON object on standard output')
    .action(async ({ json }: { json?: true }) => {
      const findings = await runDoctor();
      process.stdout.write(json ? `${JSON.stringify({ findings })}\n` : describe(findings));
      process.exitCode = findings.some(({ state }) => state === 'fail') ? EXIT.failed : EXIT.ok;
    });
}

function describe(findings: readonly Finding[]): string {
  return findings
    .map(({ state, check, message }) => `${state.padEnd(4)}  ${check.padEnd(14)} ${message}\n`)
    .join('');
}
