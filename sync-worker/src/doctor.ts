import { linkSecret } from './agreements/link-token.ts';
import { openStore } from './adapters/store/open-store.ts';
import {
  type Configuration,
  configurationSchema,
  readConfiguration,
} from './config/configuration.ts';
import { type Environment, readEnvironment, sourceSecrets } from './config/environment.ts';
import { checkSources } from './doctor-sources.ts';
import { openCrm } from './open-crm.ts';
import { wantedProperties } from './pipeline/provision.ts';
import { createdInputProperties } from './pipeline/pulled-properties.ts';
import type { Crm } from './ports/crm.ts';
import { silentLog } from './ports/log.ts';
import { scopesFor } from './scopes.ts';
import { type Effective, effectiveSettings } from './settings/effective.ts';
import { usageMeasures } from './usage/measures.ts';
import { measuresInWords } from './usage/measures-in-words.ts';

export type Finding = { check: string; state: 'ok' | 'warn' | 'fail'; message: string };

const MAX_CLOCK_SKEW_MS = 60_000;

export type DoctorOptions = {
  /** The longest that sources of usage may take to answer, where somebody waits for it. */
  sourcesWithinMs?: number;
};

/** Checks everything a sync needs, in the order in which it would fail. Stops where the next check cannot be made. */
export async function runDoctor({ sourcesWithinMs }: DoctorOptions = {}): Promise<
  readonly Finding[]
> {
  const findings: Finding[] = [];
  const add = (check: string, state: Finding['state'], message: string) =>
    findings.push({ check, state, message });

  const environment = attempt(
    () => readEnvironment(),
    (message) => add('environment', 'fail', message),
  );
  if (!environment) return findings;
  add('environment', 'ok', 'all variables are valid');
  const file = attempt(
    () => readConfiguration(environment.configPath),
    (message) => add('configuration', 'fail', message),
  );
  const configuration = file && (await savedOver(file, environment).catch(() => file));
  if (configuration)
    add(
      'configuration',
      'ok',
      configuration.usage.keyFeatures.length > 0 ||
        configuration.usage.healthInputs.feature_adoption
        ? 'valid'
        : 'valid; no key features are named, so feature adoption (15 points) is not measured',
    );

  if (configuration) tellMeasures(configuration, add);
  await checkDatabase(environment, file, add);
  checkSecret(environment, add);
  if (configuration) checkSignOff(environment, configuration, add);
  if (configuration) await checkUsageSources(configuration, sourcesWithinMs, add);
  const crm = attempt(
    () => openCrm(environment, silentLog),
    (message) => add('credentials', 'fail', message),
  );
  if (crm) {
    await checkPortal(crm, configuration, add);
    await crm.close();
  }
  return findings;
}

type Add = (check: string, state: Finding['state'], message: string) => void;

function attempt<T>(run: () => T, failed: (message: string) => void): T | undefined {
  try {
    return run();
  } catch (error) {
    failed((error as Error).message);
    return undefined;
  }
}

/** What the measures of usage count, in words, so that a wrong event or period is seen. */
function tellMeasures({ usage }: Configuration, add: Add): void {
  const lines = measuresInWords(usageMeasures(usage));
  if (lines.length > 0) add('usage measures', 'ok', lines.join('; '));
}

/** What holds for the portal, where the database knows one: the settings saved in it over the file. */
async function savedOver(file: Configuration, { databaseUrl }: Environment) {
  const store = await openStore(databaseUrl);
  try {
    if ((await store.pendingMigrations()).length > 0) return file;
    const [portal, ...others] = await store.portals();
    if (portal === undefined || others.length > 0) return file;
    return (await effectiveSettings(file, store.forPortal(portal.portalId))).configuration;
  } finally {
    await store.close();
  }
}

async function checkDatabase(
  { databaseUrl }: Environment,
  file: Configuration | undefined,
  add: Add,
): Promise<void> {
  try {
    const store = await openStore(databaseUrl);
    const pending = await store.pendingMigrations();
    const [engine, portals] = [store.engine, await (pending.length > 0 ? [] : store.portals())];
    add(
      'database',
      'ok',
      `${engine} reachable, ${pending.length} migrations to apply at the next start, ${portals.length} portals known`,
    );
    for (const { portalId } of portals)
      if (file) {
        const effective = await effectiveSettings(file, store.forPortal(portalId));
        tellSaved(portalId, effective, add);
        tellAdministrators(portalId, effective, add);
      }
    await store.close();
  } catch (error) {
    add('database', 'fail', (error as Error).message);
  }
}

/** Which saved settings hold, and why later ones do not. */
function tellSaved(portalId: number, { latest, version, unfit }: Effective, add: Add): void {
  if (latest === 0) return;
  const held =
    version === null ? 'the configuration file alone holds' : `version ${version.version} holds`;
  if (unfit.length === 0) return add('settings', 'ok', `${held} in portal ${portalId}`);
  const why = unfit.map(({ field, message }) => `${field}: ${message}`).join('; ');
  add(
    'settings',
    'warn',
    `version ${latest} in portal ${portalId} no longer fits (${why}), and ${held}: save the settings again`,
  );
}

/** Until somebody is named, whoever comes first may name themselves. */
function tellAdministrators(portalId: number, { configuration }: Effective, add: Add): void {
  if (configuration.roles.administrators.length > 0) return;
  add(
    'administrators',
    'warn',
    `nobody is named in portal ${portalId}: every HubSpot user who opens the settings page may save settings and make themselves administrator. Name them under roles.administrators`,
  );
}

function checkSecret({ clientSecret, publicOrigin }: Environment, add: Add): void {
  if (!clientSecret)
    add(
      'card',
      'warn',
      'HUBSPOT_CLIENT_SECRET is not set: `serve` will refuse every card, webhook and workflow call',
    );
  else if (!publicOrigin?.startsWith('https:'))
    add(
      'card',
      'warn',
      'PUBLIC_ORIGIN is not an https origin: HubSpot cannot reach this worker, only a local portal can',
    );
  else add('card', 'ok', `signatures are checked for ${publicOrigin}`);
}

/** Whether agreements can be signed by everybody whose signature the configuration asks for (V29). */
function checkSignOff(
  environment: Environment,
  { agreements: { signOff } }: Configuration,
  add: Add,
): void {
  const { parties, executives } = signOff;
  if (parties.includes('customer') && linkSecret(environment) === undefined) {
    const message =
      'customers cannot sign by links: set HUBSPOT_CLIENT_SECRET or ATTAIN_ENCRYPTION_KEY';
    return add('sign-off', 'warn', message);
  }
  const nobody = parties.includes('executive') && executives.length === 0;
  add(
    'sign-off',
    'ok',
    nobody
      ? 'customers can sign; nobody can for us yet, because agreements.signOff.executives names no HubSpot user'
      : `agreements are signed by ${parties.join(' and ')}`,
  );
}

/** Whether the analytics and warehouses that usage is pulled from answer. */
async function checkUsageSources(
  configuration: Configuration,
  withinMs: number | undefined,
  add: Add,
): Promise<void> {
  try {
    const secrets = sourceSecrets(configuration.usage.sources);
    for (const { error, message } of await checkSources(configuration, secrets, withinMs))
      add('usage source', error === null ? 'ok' : 'fail', message);
  } catch (error) {
    add('usage source', 'fail', (error as Error).message);
  }
}

async function checkPortal(
  crm: Crm,
  configuration: Configuration | undefined,
  add: Add,
): Promise<void> {
  try {
    const before = Date.now();
    const portal = await crm.portal();
    add(
      'credentials',
      'ok',
      `the token opens portal ${portal.portalId} (${portal.timeZone}, ${portal.currency ?? 'currency unknown: set `currency` in the configuration'})`,
    );
    checkClock(portal.serverTime, (before + Date.now()) / 2, add);
  } catch (error) {
    add('credentials', 'fail', (error as Error).message);
    return;
  }
  await checkScopes(crm, configuration, add).catch((error: unknown) =>
    add('scopes', 'fail', (error as Error).message),
  );
  await checkProperties(crm, configuration, add).catch((error: unknown) =>
    add('properties', 'fail', (error as Error).message),
  );
  if (configuration)
    await checkPeople(crm, configuration, add).catch((error: unknown) =>
      add('tasks', 'warn', (error as Error).message),
    );
}

function checkClock(serverTime: number, now: number, add: Add): void {
  const skew = Math.round((now - serverTime) / 1_000);
  if (Math.abs(now - serverTime) <= MAX_CLOCK_SKEW_MS)
    add('clock', 'ok', `within ${MAX_CLOCK_SKEW_MS / 1_000} s of HubSpot's`);
  else
    add(
      'clock',
      'warn',
      `${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} HubSpot's: signatures are refused beyond 300 s; synchronise this machine's clock`,
    );
}

async function checkScopes(
  crm: Crm,
  configuration: Configuration | undefined,
  add: Add,
): Promise<void> {
  const scopes = await crm.scopes();
  if (!scopes) return add('scopes', 'warn', 'HubSpot does not tell the scopes of this token');
  const uses = scopesFor(configuration ?? configurationSchema.parse({}));
  const absent = uses.filter(({ scope }) => !scopes.includes(scope));
  const missing = absent.filter(({ needed }) => needed).map(({ scope }) => scope);
  if (missing.length > 0)
    add(
      'scopes',
      'fail',
      `the token lacks ${missing.join(', ')}: add them to the app and install it again`,
    );
  else add('scopes', 'ok', 'all needed scopes are there');
  for (const { needed, missing: words } of absent) if (!needed) add('scopes', 'warn', words);
}

async function checkPeople(crm: Crm, { tasks }: Configuration, add: Add): Promise<void> {
  for (const role of ['manager', 'legal'] as const) {
    const who = tasks[role];
    if (!tasks.enabled || who === null) continue;
    if ((await crm.owner(who)) === undefined)
      add('tasks', 'warn', `tasks.${role} is nobody who owns records in HubSpot: correct it`);
    else add('tasks', 'ok', `tasks.${role} is an owner in HubSpot`);
  }
}

async function checkProperties(
  crm: Crm,
  configuration: Configuration | undefined,
  add: Add,
): Promise<void> {
  const there = new Set((await crm.properties('companies')).map(({ name }) => name));
  const missing = configuration
    ? wantedProperties('companies', configuration.mapping).filter(({ name }) => !there.has(name))
    : [];
  if (missing.length > 0)
    add('properties', 'fail', `${missing.length} of ours are missing: run \`attain provision\``);
  else add('properties', 'ok', 'all of ours are there');
  const unknown = configuration
    ? createdInputProperties(configuration.mapping).filter((name) => !there.has(name))
    : [];
  for (const name of unknown)
    add('properties', 'fail', `the configuration reads ${name}, which companies do not have`);
}
