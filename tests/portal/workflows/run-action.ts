import { createHash, randomUUID } from 'node:crypto';

import { z } from 'zod';

import { signedHeaders } from '../webhooks.ts';
import type { Ending, Executions, OutputFields } from './executions.ts';
import { type ActionManifest, actionManifests } from './manifests.ts';

/** HubSpot hangs up after that long. */
const TIMEOUT_MS = 20_000;
/** HubSpot goes on for three days; a test needs to see that it does at all. */
const MOST_ATTEMPTS = 6;

export type ActionRun = {
  /** Where the app's worker is reached; the path is that of the action's manifest. */
  target: string;
  /** Under which address HubSpot knows it, where that is another one: signatures are about it. */
  publicOrigin?: string;
  action: string;
  /** The enrolled company; left out where an agent works without a record. */
  companyId?: string;
  inputs?: Readonly<Record<string, string | number>>;
  by?: 'WORKFLOWS' | 'AGENTS';
  /** The same again is the same execution. */
  callbackId?: string;
  signature?: 'v2' | 'v3';
  /** Waits before HubSpot calls again after a 429, a 5xx or no answer. */
  beforeRetry?: (status: number) => Promise<void>;
};

/** One execution of an action, as the workflow's history shows it. `status` 0: no answer. */
export type ActionRan = {
  callbackId: string;
  /** Status of every call, oldest first. */
  statuses: readonly number[];
  /** The last answer as it came. */
  body: string;
  state: Ending['state'] | 'waiting';
  /** Only those that the manifest declares. */
  outputs: OutputFields;
  /** How it ends; at once where the app did not ask to wait. */
  ended: Promise<Ending>;
};

type App = { portalId: number; clientSecret: string; executions: Executions; now: () => number };

const answerSchema = z.object({ outputFields: z.record(z.string(), z.string()) });

/** Runs an action of the app as a workflow or an agent does: checks its fields, calls the app, calls again where it must. */
export async function runAction(app: App, run: ActionRun): Promise<ActionRan> {
  const manifest = actionManifests().get(run.action);
  if (!manifest) throw new Error(`the project has no action ${run.action}`);
  const callbackId = run.callbackId ?? `ap-${app.portalId}-${randomUUID()}-1-0`;
  const body = JSON.stringify(payload(app, manifest, run, callbackId));
  const statuses: number[] = [];
  let text = '';
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const called = await call(app, manifest, run, body);
    statuses.push(called.status);
    text = called.text;
    const again = called.status === 0 || called.status === 429 || called.status >= 500;
    if (!again) break;
    await run.beforeRetry?.(called.status);
  }
  return {
    callbackId,
    statuses,
    body: text,
    ...outcomeOf(app, manifest, callbackId, statuses, text),
  };
}

function payload(app: App, { config }: ActionManifest, run: ActionRun, callbackId: string) {
  const given = run.inputs ?? {};
  for (const { typeDefinition, isRequired } of config.inputFields) {
    if (isRequired && given[typeDefinition.name] === undefined)
      throw new Error(`the editor does not let ${typeDefinition.name} be left out`);
  }
  const names = config.inputFields.map(({ typeDefinition }) => typeDefinition.name);
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`the action has no field ${unknown.join(', ')}`);
  const typed = Object.entries(given).map(([name, value]) => [name, { value, type: 'STRING' }]);
  return {
    callbackId,
    origin: { portalId: app.portalId, actionDefinitionId: 77, actionDefinitionVersion: 1 },
    context: { source: run.by ?? 'WORKFLOWS', workflowId: 4_711, actionId: 1 },
    ...(run.companyId === undefined
      ? {}
      : { object: { objectId: Number(run.companyId), objectType: 'COMPANY' } }),
    fields: given,
    inputFields: given,
    typedInputs: Object.fromEntries(typed) as Record<string, unknown>,
  };
}

async function call(app: App, { config }: ActionManifest, run: ActionRun, body: string) {
  const uri = new URL(config.actionUrl).pathname;
  try {
    const response = await fetch(`${run.target}${uri}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signature(app, run, uri, body) },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: '' };
  }
}

function signature(app: App, run: ActionRun, path: string, body: string): Record<string, string> {
  const signed = { method: 'POST', uri: `${run.publicOrigin ?? run.target}${path}`, body };
  return run.signature === 'v3'
    ? signedHeaders(app.clientSecret, { ...signed, now: app.now() })
    : signedV2(app.clientSecret, signed);
}

/** The headers of version 2, which HubSpot documents for the calls of actions. */
export function signedV2(
  clientSecret: string,
  { method, uri, body }: { method: string; uri: string; body: string },
): Record<string, string> {
  return {
    'x-hubspot-signature-version': 'v2',
    'x-hubspot-signature': createHash('sha256')
      .update(clientSecret + method + uri + body)
      .digest('hex'),
  };
}

function outcomeOf(
  { executions }: App,
  manifest: ActionManifest,
  callbackId: string,
  statuses: readonly number[],
  text: string,
): Pick<ActionRan, 'state' | 'outputs' | 'ended'> {
  const status = statuses.at(-1) ?? 0;
  if (status < 200 || status >= 300) return atOnce('failed', {});
  const { outputFields } = answerSchema.parse(JSON.parse(text));
  const { hs_execution_state: state, hs_expiration_duration: duration } = outputFields;
  const outputs = declared(manifest, outputFields);
  if (state === 'FAIL_CONTINUE') return atOnce('failed', outputs);
  if (state !== 'BLOCK') return atOnce('succeeded', outputs);
  const ended = executions
    .block(callbackId, duration ?? 'P7D')
    .then((ending) => ({ ...ending, outputs: declared(manifest, ending.outputs) }));
  return { state: 'waiting', outputs, ended };
}

function atOnce(state: Ending['state'], outputs: OutputFields) {
  return { state, outputs, ended: Promise.resolve({ state, outputs }) };
}

function declared({ config }: ActionManifest, outputs: OutputFields): OutputFields {
  const names = new Set(config.outputFields.map(({ typeDefinition }) => typeDefinition.name));
  return Object.fromEntries(Object.entries(outputs).filter(([name]) => names.has(name)));
}
