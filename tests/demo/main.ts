import { parseArgs } from 'node:util';

import { isFree } from './free-port.ts';
import { runDemo } from './run-demo.ts';

const USAGE = `Attain in a box: a HubSpot portal with sample accounts, the worker, and the cards, the portfolio and the settings in a browser.

  npm run demo -- [options]

  --once           stop after the first sync
  --companies N    size of the sample portal (default 120)
  --port N         port of the portal's record page (default 4400)
  --worker-port N  port of the worker (default 4401)
`;

const MOST_COMPANIES = 200_000;

const values = flags();

if (values.help) process.stdout.write(USAGE);
else {
  const [pagePort, workerPort] = [await freePort('port'), await freePort('worker-port')];
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort()).once('SIGTERM', () => stopping.abort());
  await runDemo({
    once: values.once,
    companies: whole('companies', 1, MOST_COMPANIES),
    pagePort,
    workerPort,
    signal: stopping.signal,
  });
}

function flags() {
  try {
    return parseArgs({
      options: {
        once: { type: 'boolean', default: false },
        companies: { type: 'string', default: '120' },
        port: { type: 'string', default: '4400' },
        'worker-port': { type: 'string', default: '4401' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message} (see --help)\n`);
    process.exit(64);
  }
}

async function freePort(name: 'port' | 'worker-port'): Promise<number> {
  const port = whole(name, 0, 65_535);
  if (values.once || (await isFree(port))) return port;
  process.stderr.write(
    `Port ${port} is taken: stop what listens there, or choose another one with --${name}.\n`,
  );
  process.exit(1);
}

function whole(name: 'companies' | 'port' | 'worker-port', least: number, most: number): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  process.stderr.write(
    `--${name} takes a whole number from ${least} to ${most}, not "${values[name]}".\n`,
  );
  process.exit(64);
}
