import { z } from 'zod';

import type { CrmSchema, CustomObject, PropertyDefinition, WritableType } from '../../ports/crm.ts';
import { type Api, isSuccess, parseAnswer } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { errorBodyOf } from './error-body.ts';
import { rejectionOf } from './rejection.ts';
import { scrub } from './scrub.ts';
import type { Answer, ApiRequest } from './transport.ts';

/** The most definitions HubSpot takes in one batch. */
const BATCH_SIZE = 100;

/** Statuses that judge one definition, in HubSpot's words, for the administrator to read. */
const CONTENT_REFUSED = new Set([400, 404, 409, 422]);

const definitionSchema = z.object({
  name: z.string(),
  label: z.string(),
  description: z.string().default(''),
  groupName: z.string().default(''),
  type: z.string(),
  fieldType: z.string(),
  options: z
    .array(z.object({ value: z.string(), label: z.string() }))
    .nullish()
    .transform((options) => options ?? []),
});

/** Definitions as every endpoint tells them. */
export const definitionsOf = z.array(definitionSchema);

const definitionsSchema = z.object({ results: definitionsOf });
const groupsSchema = z.object({ results: z.array(z.object({ name: z.string() })) });

type Outcome = { refused: string | null };

/** Property groups and definitions. Creating what is already there is no error: the wish is met. */
export function hubspotProperties(api: Api): CrmSchema {
  return {
    async groups(type) {
      const request: ApiRequest = { method: 'GET', path: API_PATHS.propertyGroups(type) };
      const { results } = await api.call(groupsSchema, request);
      return results.map(({ name }) => name);
    },

    async createGroup(type, { name, label }) {
      const request: ApiRequest = {
        method: 'POST',
        path: API_PATHS.propertyGroups(type),
        body: { name, label, displayOrder: -1 },
      };
      const answer = await api.send(request);
      if (!isSuccess(answer) && answer.status !== 409) throw rejectionOf(request, answer);
    },

    async properties(type) {
      const request: ApiRequest = { method: 'GET', path: API_PATHS.properties(type) };
      return (await api.call(definitionsSchema, request)).results;
    },

    async createProperties(type, definitions) {
      const outcomes = new Map<string, Outcome>();
      for (let start = 0; start < definitions.length; start += BATCH_SIZE) {
        const batch = definitions.slice(start, start + BATCH_SIZE);
        for (const [name, outcome] of await createBatch(type, batch)) outcomes.set(name, outcome);
      }
      return definitions.map(({ name }) => ({
        name,
        refused: outcomes.get(name)?.refused ?? null,
      }));
    },

    updateProperty: update,
  };

  /**
   * Creates in one call what it can. Definitions that the answer does not tell of are created one by one,
   * because only then does HubSpot say of each what is wrong with it.
   */
  async function createBatch(
    type: WritableType | CustomObject,
    definitions: readonly PropertyDefinition[],
  ): Promise<Map<string, Outcome>> {
    const created = await createTogether(type, definitions);
    const outcomes = new Map<string, Outcome>();
    for (const definition of definitions) {
      const found = created.get(definition.name);
      outcomes.set(
        definition.name,
        found ? await settle(type, definition, found) : await createOne(type, definition),
      );
    }
    return outcomes;
  }

  async function createTogether(
    type: WritableType | CustomObject,
    definitions: readonly PropertyDefinition[],
  ): Promise<Map<string, PropertyDefinition>> {
    const request: ApiRequest = {
      method: 'POST',
      path: API_PATHS.propertyBatchCreate(type),
      body: { inputs: definitions.map(inputOf) },
    };
    const answer = await api.send(request);
    if (CONTENT_REFUSED.has(answer.status)) return new Map();
    if (!isSuccess(answer)) throw rejectionOf(request, answer);
    const { results } = parseAnswer(definitionsSchema, request, answer);
    return new Map(results.map((result) => [result.name, result]));
  }

  async function createOne(
    type: WritableType | CustomObject,
    definition: PropertyDefinition,
  ): Promise<Outcome> {
    const request: ApiRequest = {
      method: 'POST',
      path: API_PATHS.properties(type),
      body: inputOf(definition),
    };
    const answer = await api.send(request);
    // Somebody was faster, or the answer to our first attempt was lost on its way.
    if (answer.status === 409) return { refused: null };
    return isSuccess(answer)
      ? settle(type, definition, parseAnswer(definitionSchema, request, answer))
      : refusalOf(request, answer);
  }

  /** Creating a name from the archive restores the property as it was, which may be another one. */
  async function settle(
    type: WritableType | CustomObject,
    wanted: PropertyDefinition,
    found: PropertyDefinition,
  ): Promise<Outcome> {
    return isSame(wanted, found) ? { refused: null } : update(type, wanted);
  }

  async function update(
    type: WritableType | CustomObject,
    definition: PropertyDefinition,
  ): Promise<Outcome> {
    const { name, ...changes } = inputOf(definition);
    const request: ApiRequest = {
      method: 'PATCH',
      path: API_PATHS.property(type, name),
      endpoint: `${API_PATHS.properties(type)}/{name}`,
      body: changes,
    };
    const answer = await api.send(request);
    return isSuccess(answer) ? { refused: null } : refusalOf(request, answer);
  }
}

function refusalOf(request: ApiRequest, answer: Answer): Outcome {
  if (!CONTENT_REFUSED.has(answer.status)) throw rejectionOf(request, answer);
  return { refused: scrub(errorBodyOf(answer.text).message ?? 'HubSpot gave no reason.') };
}

/** A definition as HubSpot is asked to create it. */
export function inputOf(definition: PropertyDefinition) {
  const { name, label, description, groupName, type, fieldType, options } = definition;
  return {
    name,
    label,
    description,
    groupName,
    type,
    fieldType,
    // HubSpot refuses options on types that have none, even an empty list.
    ...(options.length > 0 && {
      options: options.map((option, displayOrder) => ({ ...option, displayOrder, hidden: false })),
    }),
  };
}

function isSame(wanted: PropertyDefinition, found: PropertyDefinition): boolean {
  const valuesOf = ({ options }: PropertyDefinition) =>
    options.map(({ value, label }) => `${value}=${label}`).join('\n');
  return (
    wanted.label === found.label &&
    wanted.description === found.description &&
    wanted.groupName === found.groupName &&
    wanted.type === found.type &&
    wanted.fieldType === found.fieldType &&
    valuesOf(wanted) === valuesOf(found)
  );
}
