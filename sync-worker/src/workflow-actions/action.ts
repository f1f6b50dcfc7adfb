import type {
  WorkflowAction,
  WorkflowInputs,
  WorkflowOutputs,
} from '@attain/shared/contract/workflow-actions';
import type { Day } from '@attain/shared/domain/basics/time';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import { RecordNotFoundError, RefusedError } from '../ports/errors.ts';
import type { Author } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';
import { findCompany, whichCompany } from './find-company.ts';

/** One execution of an action, in the transaction of its answer where the action changes something. */
export type WorkflowOrder<A extends WorkflowAction> = {
  inputs: WorkflowInputs<A>;
  /** The record that the workflow or agent is about, as HubSpot names it; `undefined`: no company. */
  objectId: string | undefined;
  /** HubSpot's name for this execution; empty where an action that changes nothing was sent without. */
  callbackId: string;
  /** Somebody waits for the answer and does nothing meanwhile: an agent, who cannot be told later. */
  isByAgent: boolean;
  portalId: number;
  store: PortalStore;
  /** Of the portal's zone. */
  today: Day;
  author: Author;
};

/** `BLOCK`: HubSpot waits for the answer that comes later, for as long as `waits` says. */
export type WorkflowResult<A extends WorkflowAction> = {
  outputs: WorkflowOutputs<A>;
  waits?: { state: 'BLOCK'; duration: string };
};

/** What tells which company an action is about. */
type About = Pick<AnyOrder, 'objectId' | 'store'> & {
  inputs: { company?: string | undefined };
};

/** The same for whichever action it is, where only its name is known. */
export type AnyOrder = Omit<WorkflowOrder<WorkflowAction>, 'inputs'> & { inputs: unknown };
export type AnyResult = {
  outputs: Readonly<Record<string, string>>;
  waits?: { state: 'BLOCK'; duration: string };
};

/**
 * The company that an action is about: the one that its input names, else the enrolled record.
 *
 * @throws {RecordNotFoundError}, {RefusedError} where none or several could be meant
 */
export async function companyOf({ inputs, objectId, store }: About): Promise<string> {
  if (inputs.company !== undefined) {
    const found = await findCompany(store, inputs.company);
    if (found.kind === 'found') return found.companyId;
    const { outcome, text } = whichCompany(found, inputs.company);
    throw new RefusedError(outcome, text);
  }
  if (objectId === undefined) throw noCompany();
  const [companyId] = await store.companies.resolve([{ by: 'company_id', value: objectId }]);
  if (companyId !== undefined) return companyId;
  throw new RecordNotFoundError(
    `Company ${objectId} is not known yet: it is new, or was deleted. Try again in a few minutes.`,
  );
}

export function noCompany(): RecordNotFoundError {
  return new RecordNotFoundError(
    'Say which company this is about: run the action in a workflow of companies, or name one.',
  );
}

/**
 * The figures of the company that an action is about.
 *
 * @throws {RecordNotFoundError}, {RefusedError} where there are none
 */
export async function figuresOf(order: About): Promise<Snapshot> {
  const companyId = await companyOf(order);
  const snapshot = await order.store.scoring.snapshot(companyId);
  if (snapshot !== undefined) return snapshot;
  const name = (await order.store.companies.name(companyId)) ?? `Company ${companyId}`;
  throw new RefusedError(
    'not_scored',
    `There are no figures of ${name} yet: it is no customer, or was not scored so far.`,
  );
}
