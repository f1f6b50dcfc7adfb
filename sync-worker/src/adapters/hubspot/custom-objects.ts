import { z } from 'zod';

import type { CrmObjects, ObjectDefinition } from '../../ports/crm.ts';
import { type Api, isSuccess, parseAnswer } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { errorBodyOf } from './error-body.ts';
import { definitionsOf, inputOf } from './properties.ts';
import { rejectionOf } from './rejection.ts';
import { scrub } from './scrub.ts';
import type { ApiRequest } from './transport.ts';
import { upsertRecords } from './write-records.ts';

/** Statuses that judge the definition, in HubSpot's words, for the administrator to read. */
const CONTENT_REFUSED = new Set([400, 404, 422]);

/** The most pairs that are associated in one call. */
const LINK_BATCH_SIZE = 1_000;

const schemaSchema = z.object({ properties: definitionsOf });

const linkedSchema = z.object({
  results: z.array(z.object({ from: z.object({ id: z.coerce.string() }) })),
});

/** Custom objects: their definition, and records that are found by a unique property. */
export function hubspotObjects(api: Api): CrmObjects {
  return {
    async objectProperties(type) {
      const request: ApiRequest = {
        method: 'GET',
        path: API_PATHS.objectSchema(type),
        endpoint: `${API_PATHS.objectSchemas}/{objectType}`,
      };
      const answer = await api.send(request);
      if (answer.status === 404) return undefined;
      if (!isSuccess(answer)) throw rejectionOf(request, answer);
      return parseAnswer(schemaSchema, request, answer).properties;
    },

    async createObject(definition) {
      const request: ApiRequest = {
        method: 'POST',
        path: API_PATHS.objectSchemas,
        body: bodyOf(definition),
      };
      const answer = await api.send(request);
      // Somebody was faster, or the answer to our first attempt was lost on its way.
      if (isSuccess(answer) || answer.status === 409) return { refused: null };
      if (!CONTENT_REFUSED.has(answer.status)) throw rejectionOf(request, answer);
      return { refused: scrub(errorBodyOf(answer.text).message ?? 'HubSpot gave no reason.') };
    },

    upsert: (type, idProperty, patches) => upsertRecords(api, type, idProperty, patches),

    async associate(from, to, pairs) {
      if (pairs.length > LINK_BATCH_SIZE)
        throw new RangeError(`${pairs.length} pairs in one call; at most ${LINK_BATCH_SIZE}`);
      const { results } = await api.call(linkedSchema, {
        method: 'POST',
        path: API_PATHS.associateDefault(from, to),
        body: { inputs: pairs.map((pair) => ({ from: { id: pair.from }, to: { id: pair.to } })) },
      });
      const done = new Set(results.map((result) => result.from.id));
      return pairs.map((pair) => pair.from).filter((id) => done.has(id));
    },
  };
}

function bodyOf({ properties, ...definition }: ObjectDefinition) {
  return {
    ...definition,
    properties: properties.map((property) => {
      const { groupName: _, ...rest } = inputOf(property);
      return { ...rest, ...(property.hasUniqueValue && { hasUniqueValue: true }) };
    }),
  };
}
