import { z } from 'zod';

import { type Api, isSuccess, parseAnswer } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { rejectionOf } from './rejection.ts';
import type { ApiRequest } from './transport.ts';

const ownerSchema = z.object({
  id: z.coerce.string(),
  email: z.string().nullish(),
  archived: z.boolean().nullish(),
});
const ownersSchema = z.object({ results: z.array(ownerSchema) });

/** See `CrmActivities.owner`. A user who was deactivated owns nothing new. */
export async function readOwner(api: Api, idOrEmail: string): Promise<string | undefined> {
  return idOrEmail.includes('@') ? byEmail(api, idOrEmail) : byId(api, idOrEmail);
}

async function byEmail(api: Api, email: string): Promise<string | undefined> {
  // HubSpot keeps addresses in lower case, and compares them as they are.
  const wanted = email.toLowerCase();
  const { results } = await api.call(ownersSchema, {
    method: 'GET',
    path: API_PATHS.owners,
    query: { email: wanted, limit: '100' },
  });
  return results.find((owner) => owner.email?.toLowerCase() === wanted)?.id;
}

async function byId(api: Api, id: string): Promise<string | undefined> {
  const request: ApiRequest = {
    method: 'GET',
    path: API_PATHS.owner(id),
    endpoint: `${API_PATHS.owners}/{ownerId}`,
  };
  const answer = await api.send(request);
  if (answer.status === 404) return undefined;
  if (!isSuccess(answer)) throw rejectionOf(request, answer);
  const owner = parseAnswer(ownerSchema, request, answer);
  return owner.archived ? undefined : owner.id;
}
