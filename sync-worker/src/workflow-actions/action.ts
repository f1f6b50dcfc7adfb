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

/** One execution of an action, in the transaction of its answer where the action changes something. */
export type WorkflowOrder<A extends WorkflowAction> = {
  inputs: WorkflowInputs<A>;
  /** The record that the workflow or agent is about, as HubSpot names it; `undefined`: no company. */
  objectId: string | undefined;
  /** HubSpot's name for this execution; empty where an action that changes nothing was sent without. */
  callbackId: string;
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

/** The same for whichever action it is, where only its name is known. */
export type AnyOrder = Omit<WorkflowOrder<WorkflowAction>, 'inputs'> & { inputs: unknown };
export type AnyResult = {
  outputs: Readonly<Record<string, string>>;
  waits?: { state: 'BLOCK'; duration: string };
};

/** @throws {RecordNotFoundError} */
export async function companyOf({
  objectId,
  store,
}: Pick<WorkflowOrder<WorkflowAction>, 'objectId' | 'store'>): Promise<string> {
  if (objectId === undefined) {
    throw new RecordNotFoundError(
      'This action is about a company: run it in a workflow of companies.',
    );
  }
  const [companyId] = await store.companies.resolve([{ by: 'company_id', value: objectId }]);
  if (companyId !== undefined) return companyId;
  throw new RecordNotFoundError(
    `Company ${objectId} is not known yet: it is new, or was deleted. Try again in a few minutes.`,
  );
}

/**
 * The figures of the company that an action is about.
 *
 * @throws {RecordNotFoundError}, {RefusedError} where there are none
 */
export async function figuresOf(
  order: Pick<WorkflowOrder<WorkflowAction>, 'objectId' | 'store'>,
): Promise<Snapshot> {
  const companyId = await companyOf(order);
  const snapshot = await order.store.scoring.snapshot(companyId);
  if (snapshot !== undefined) return snapshot;
  const name = (await order.store.companies.name(companyId)) ?? `Company ${companyId}`;
  throw new RefusedError(
    'not_scored',
    `There are no figures of ${name} yet: it is no customer, or was not scored so far.`,
  );
}
