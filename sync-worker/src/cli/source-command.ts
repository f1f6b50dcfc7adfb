import { Command } from 'commander';

import { RecordNotFoundError, RefusedError, UserError } from '../ports/errors.ts';
import type { PortalStore } from '../ports/store.ts';
import { addKey, addSource, closeSource, type NewKey, revokeKey } from '../usage/write-keys.ts';
import { knownPortal } from './known-portal.ts';
import { withSession } from './session.ts';

/** Sources that send their events, and their write keys. */
export function sourceCommand(): Command {
  const command = new Command('source').description(
    'Make sources that send usage, and their write keys; `attain usage` lists them.',
  );
  command
    .command('add <name>')
    .description('Make a source and print its write key, which is shown this once.')
    .action((name: string) => run((store) => addSource(store, name, Date.now()), toldOnce));
  command
    .command('key <name>')
    .description('Make another write key; the old ones hold until they are revoked.')
    .action((name: string) => run((store) => addKey(store, name, Date.now()), toldOnce));
  command
    .command('revoke <key-id>')
    .description('Make a write key invalid, within seconds.')
    .action((id: string) =>
      run(
        (store) => revokeKey(store, id, Date.now()),
        () => `${id} no longer holds.\n`,
      ),
    );
  command
    .command('close <name>')
    .description('Take nothing more from a source; what it brought stays and counts.')
    .action((name: string) =>
      run(
        (store) => closeSource(store, name, Date.now()),
        () => `${name} is closed.\n`,
      ),
    );
  command
    .command('open <name>')
    .description('Take events from a closed source again.')
    .action((name: string) =>
      run(
        (store) => closeSource(store, name, null),
        () => `${name} is open.\n`,
      ),
    );
  return command;
}

const toldOnce = ({ id, key }: NewKey) => `${key}\nKey ${id}: keep it, it is not shown again.\n`;

async function run<T>(
  change: (store: PortalStore) => Promise<T>,
  tell: (result: T) => string,
): Promise<void> {
  const result = await withSession({ quiet: true }, async (session) => {
    const store = await session.store();
    const { portalId } = await knownPortal(session, store);
    return store.forPortal(portalId).transaction(change);
  }).catch((error: unknown) => {
    throw explained(error);
  });
  process.stdout.write(tell(result));
}

function explained(error: unknown): unknown {
  const isMistake = error instanceof RefusedError || error instanceof RecordNotFoundError;
  return isMistake ? new UserError(error.message) : error;
}
