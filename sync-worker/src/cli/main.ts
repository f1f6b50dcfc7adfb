import { Command, CommanderError } from 'commander';

import {
  RefusedError,
  UserError,
  CrmUnauthorizedError,
  CrmUnavailableError,
  CrmRejectedError,
  StoreUnavailableError,
} from '../ports/errors.ts';
import { commandsFor } from './commands.ts';
import { EXIT } from './exit-codes.ts';

/** Whoever reads the output may stop reading, as `head` does: what nobody reads is lost, and the work goes on. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const program = new Command('attain')
  .description(
    'Customer success inside HubSpot: agreements, health and value, written back as properties.',
  )
  .version('0.1.0');
for (const command of await commandsFor(process.argv[2])) program.addCommand(command);
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
