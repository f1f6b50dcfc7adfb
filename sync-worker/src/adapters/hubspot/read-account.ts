import { z } from 'zod';

import type { Pipeline, PortalFacts } from '../../ports/crm.ts';
import { type Api, isSuccess, parseAnswer } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { rejectionOf } from './rejection.ts';
import type { ApiRequest } from './transport.ts';

/** Where accounts outside the European data centre have their pages. */
const UI_DOMAIN = 'app.hubspot.com';

const accountSchema = z.object({
  portalId: z.number().int().positive(),
  timeZone: z.string().min(1),
  companyCurrency: z.string().min(1).nullish(),
  uiDomain: z.string().min(1).nullish(),
});

/** The facts of the portal that the token belongs to. */
export async function readPortal(api: Api, now: () => number): Promise<PortalFacts> {
  const request: ApiRequest = { method: 'GET', path: API_PATHS.accountInfo };
  const answer = await api.send(request);
  if (!isSuccess(answer)) throw rejectionOf(request, answer);
  const { portalId, timeZone, companyCurrency, uiDomain } = parseAnswer(
    accountSchema,
    request,
    answer,
  );
  const serverTime = Date.parse(answer.header('date') ?? '');
  return {
    portalId,
    timeZone,
    currency: companyCurrency ?? null,
    uiDomain: uiDomain ?? UI_DOMAIN,
    serverTime: Number.isNaN(serverTime) ? now() : serverTime,
  };
}

const pipelinesSchema = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      stages: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          metadata: z.record(z.string(), z.unknown()).default({}),
        }),
      ),
    }),
  ),
});

/** The pipelines of deals or tickets. What closes a stage is text in its metadata, another one for each. */
export async function readPipelines(
  api: Api,
  type: 'deals' | 'tickets',
): Promise<readonly Pipeline[]> {
  const { results } = await api.call(pipelinesSchema, {
    method: 'GET',
    path: API_PATHS.pipelines(type),
  });
  return results.map(({ id, label, stages }) => ({
    id,
    label,
    stages: stages.map((stage) => ({
      id: stage.id,
      label: stage.label,
      ...ending(stage.metadata),
    })),
  }));
}

function ending({ isClosed, ticketState, probability }: Record<string, unknown>) {
  const closed = String(isClosed) === 'true' || ticketState === 'CLOSED';
  return { isClosed: closed, isWon: closed && Number(probability) === 1 };
}

const tokenInfoSchema = z.object({ scopes: z.array(z.string()) });

/** Scopes of a static token; `null` for other kinds of token, of which HubSpot tells nothing here. */
export async function readScopes(api: Api, token: string): Promise<readonly string[] | null> {
  const request: ApiRequest = {
    method: 'POST',
    path: API_PATHS.tokenInfo,
    body: { tokenKey: token },
  };
  const answer = await api.send(request);
  return isSuccess(answer) ? parseAnswer(tokenInfoSchema, request, answer).scopes : null;
}
