import { type Api, isSuccess } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { rejectionOf } from './rejection.ts';
import type { ApiRequest } from './transport.ts';

/** What HubSpot answers about an execution that is unknown, over or answered. */
const GONE: ReadonlySet<number> = new Set([400, 404, 409, 410]);

/** See `CrmWorkflows.completeCallback`. Told twice it is once: the second time nobody waits any more. */
export async function completeCallback(
  api: Api,
  callbackId: string,
  outputs: Readonly<Record<string, string>>,
): Promise<'completed' | 'gone'> {
  const request: ApiRequest = {
    method: 'POST',
    path: API_PATHS.workflowCallback(callbackId),
    endpoint: API_PATHS.workflowCallback('id').replace('/id/', '/{callbackId}/'),
    body: { outputFields: { ...outputs, hs_execution_state: 'SUCCESS' } },
  };
  const answer = await api.send(request);
  if (isSuccess(answer)) return 'completed';
  if (GONE.has(answer.status)) return 'gone';
  throw rejectionOf(request, answer);
}
