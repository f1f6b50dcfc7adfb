import { once } from 'node:events';

import { Command } from 'commander';

import { withSession } from './session.ts';

export function serveCommand(): Command {
  return new Command('serve')
    .description(
      'Serve the card and run scheduled cycles until SIGTERM; running work ends cleanly.',
    )
    .action(async () => {
      await withSession(
        { quiet: true },
        async ({ environment, configuration, written, log, signal, store }) => {
          // Loaded when asked for: the other commands have no use for the memory of a server.
          const { startWorker } = await import('../serve.ts');
          const worker = await startWorker({
            environment,
            file: { configuration, written },
            log,
            store: await store(),
          });
          process.stderr.write(`attain: serving on ${worker.origin}\n`);
          if (!signal.aborted) await once(signal, 'abort');
          await worker.stop();
        },
      );
    });
}
