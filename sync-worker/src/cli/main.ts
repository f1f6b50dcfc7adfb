import { Command, CommanderError } from 'commander';

import {
  RefusedError,
  UserError,
  CrmUnauthorizedError,
  CrmUnavailableError,
  CrmRejectedError,
  StoreUnavailableError,
} from '../ports/errors.ts';
import { doctorCommand } from './doctor-command.ts';
import { emailDraftCommand } from './email-draft-command.ts';
import { EXIT } from './exit-codes.ts';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { provisionCommand } from './provision-command.ts';
import { pullCommand } from './pull-command.ts';
import { reportCommand } from './report-command.ts';
import { serveCommand } from './serve-command.ts';
import { settingsCommand } from './settings-command.ts';
import { sourceCommand } from './source-command.ts';
import { syncCommand } from './sync-command.ts';
import { usageCommand } from './usage-command.ts';

const program = new Command('attain')
  .description(
    'Customer success inside HubSpot: agreements, health and value, written back as properties.',
  )
  .version('0.1.0');
for (const command of [
  provisionCommand(),
  syncCommand(),
  importCommand(),
  sourceCommand(),
  usageCommand(),
  exportCommand(),
  pullCommand(),
  reportCommand(),
  emailDraftCommand(),
  serveCommand(),
  settingsCommand(),
  doctorCommand(),
]) {
  program.addCommand(command);
}
for (const command of [program, ...program.commands.flatMap(withSubcommands)]) {
  command.exitOverride().configureOutput({ outputError: (text, write) => write(inOneLine(text)) });
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands];
}

/** Scripts and logs show one line a fault; commander would put its suggestion on a second one. */
function inOneLine(text: string): string {
  return `${text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/^error: /, 'attain: ')} (see --help)\n`;
}

/** The kinds of trouble whose message is written for the person at the terminal. */
const EXPLAINED = [
  RefusedError,
  UserError,
  CrmUnauthorizedError,
  CrmUnavailableError,
  CrmRejectedError,
  StoreUnavailableError,
];

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else {
    const explained = EXPLAINED.some((kind) => error instanceof kind);
    const { message, stack } = error as Error;
    process.stderr.write(
      explained ? `attain: ${message}\n` : `attain: unexpected error\n${stack ?? message}\n`,
    );
    process.exitCode = EXIT.failed;
  }
}
