import type { Command } from 'commander';

/** In the order of `--help`. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  provision: async () => (await import('./provision-command.ts')).provisionCommand(),
  sync: async () => (await import('./sync-command.ts')).syncCommand(),
  import: async () => (await import('./import-command.ts')).importCommand(),
  source: async () => (await import('./source-command.ts')).sourceCommand(),
  usage: async () => (await import('./usage-command.ts')).usageCommand(),
  export: async () => (await import('./export-command.ts')).exportCommand(),
  pull: async () => (await import('./pull-command.ts')).pullCommand(),
  report: async () => (await import('./report-command.ts')).reportCommand(),
  'email-draft': async () => (await import('./email-draft-command.ts')).emailDraftCommand(),
  serve: async () => (await import('./serve-command.ts')).serveCommand(),
  settings: async () => (await import('./settings-command.ts')).settingsCommand(),
  doctor: async () => (await import('./doctor-command.ts')).doctorCommand(),
};

/**
 * The command that a person named, alone: the others' code would take longer to load than most commands to run. All of them
 * where none is named, for the help and for what was meant by a name with a slip.
 */
export function commandsFor(named: string | undefined): Promise<Command[]> {
  const own = named !== undefined && Object.hasOwn(COMMANDS, named) ? COMMANDS[named] : undefined;
  return Promise.all((own === undefined ? Object.values(COMMANDS) : [own]).map((load) => load()));
}
