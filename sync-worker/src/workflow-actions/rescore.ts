import type { WorkflowOutputs } from '@attain/shared/contract/workflow-actions';
import { rescoredOutputs } from '@attain/shared/contract/workflow-outputs-of';
import { DAY_MS } from '@attain/shared/domain/basics/time';

import type { PortalStore } from '../ports/store.ts';
import { companyOf, noCompany, type WorkflowOrder, type WorkflowResult } from './action.ts';

/** A worker that is down for a night still lets the workflow go on. */
const WAITS = { state: 'BLOCK', duration: 'P1D' } as const;

/**
 * Reads a company as HubSpot has it now, scores it and writes what that changes. The workflow waits until then, so that its next
 * steps find the new figures on the record; where it cannot be told to go on, it goes on at once.
 */
export async function rescore(
  order: WorkflowOrder<'rescore'>,
  mayWait: boolean,
): Promise<WorkflowResult<'rescore'>> {
  const { store, callbackId, author, isByAgent } = order;
  const companyId = await companyToRead(order);
  await store.touched.add([{ type: 'companies', id: companyId, links: true }]);
  await store.scoring.markDirty([companyId]);
  if (isByAgent || !mayWait) {
    const message = isByAgent
      ? 'The company is scored within a minute: ask for its figures then.'
      : 'The company is scored within a minute. The workflow does not wait: HubSpot does not say that the app has the scope automation.';
    return { outputs: { outcome: 'asked', message } };
  }
  await store.workflowCallbacks.add({ callbackId, companyId, expiresAt: author.at + DAY_MS });
  const message = 'The company is being scored.';
  return { outputs: { outcome: 'asked', message }, waits: WAITS };
}

/** A company that HubSpot made a moment ago is not known yet, and is read all the same. */
async function companyToRead(order: WorkflowOrder<'rescore'>): Promise<string> {
  const { store, objectId, inputs } = order;
  if (inputs.company !== undefined) return companyOf(order);
  if (objectId === undefined) throw noCompany();
  const [known] = await store.companies.resolve([{ by: 'company_id', value: objectId }]);
  return known ?? objectId;
}

/** What a workflow is told once its company was scored. */
export async function rescored(
  { companies, scoring }: Pick<PortalStore, 'companies' | 'scoring'>,
  companyId: string,
): Promise<WorkflowOutputs<'rescore'>> {
  const [company] = await companies.rows([companyId]);
  const snapshot = company && (await scoring.snapshot(companyId));
  if (snapshot) return rescoredOutputs(snapshot);
  const message = company
    ? `${company.name ?? `Company ${companyId}`} is no customer by the configuration of Attain: it has no figures.`
    : `Company ${companyId} was deleted, or is not in HubSpot any more.`;
  return { outcome: 'not_scored', message };
}
