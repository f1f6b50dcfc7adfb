import { parseArgs } from 'node:util';

import { startPortal } from './portal.ts';
import type { Tier } from './http/limits.ts';
import { TIERS } from './http/limits.ts';

const USAGE = `A HubSpot portal in a box.

  node tests/portal/main.ts [options]

  --port N          listen here (default: a free port)
  --companies N     generate that many companies and all that belongs to them (default 0)
  --seed N          another seed, another portal (default 1)
  --limits TIER     off, free, pro or enterprise (default pro)
  --latency MS      added to every answer
  --lag MS          how far search is behind (default 2000)
  --no-feedback     an account without Service Hub
  --no-contract     an account without the contract properties
  --token T         the access token to accept (default: a new one)
  --client-secret S the app's client secret (default: a new one)
  --portal-id N     the account's id
  --time-zone Z, --currency C

One line of JSON on standard output says where it listens and how to get in.
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    companies: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    limits: { type: 'string', default: 'pro' },
    latency: { type: 'string', default: '0' },
    lag: { type: 'string', default: '2000' },
    'no-feedback': { type: 'boolean', default: false },
    'no-contract': { type: 'boolean', default: false },
    token: { type: 'string' },
    'client-secret': { type: 'string' },
    'portal-id': { type: 'string' },
    'time-zone': { type: 'string' },
    currency: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(USAGE);
} else {
  await run();
}

async function run(): Promise<void> {
  const portal = await startPortal({
    port: whole('port'),
    companies: whole('companies'),
    seed: whole('seed'),
    limits: tier(values.limits),
    latencyMs: whole('latency'),
    searchIndexLagMs: whole('lag'),
    feedback: !values['no-feedback'],
    contractProperties: !values['no-contract'],
    ...(values.token === undefined ? {} : { token: values.token }),
    ...(values['client-secret'] === undefined ? {} : { clientSecret: values['client-secret'] }),
    ...(values['portal-id'] === undefined ? {} : { portalId: Number(values['portal-id']) }),
    ...(values['time-zone'] === undefined ? {} : { timeZone: values['time-zone'] }),
    ...(values.currency === undefined ? {} : { currency: values.currency }),
  });
  const { origin, port, portalId, token, clientId, clientSecret } = portal;
  process.stdout.write(
    `${JSON.stringify({ origin, port, portalId, token, clientId, clientSecret })}\n`,
  );
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void portal.stop().then(() => process.exit(0)));
}

function whole(name: 'port' | 'companies' | 'seed' | 'latency' | 'lag'): number {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  process.stderr.write(`--${name} takes a whole number, not "${values[name]}".\n`);
  process.exit(64);
}

function tier(name: string): Tier {
  if (name in TIERS) return name as Tier;
  process.stderr.write(`--limits takes ${Object.keys(TIERS).join(', ')}, not "${name}".\n`);
  process.exit(64);
}
