import { z } from 'zod';

import { type OpenTask, openTasks } from './record-tasks.ts';

const recordSchema = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.string().nullable()),
});

const listSchema = z.object({
  total: z.number(),
  results: z.array(recordSchema),
  paging: z.object({ next: z.object({ after: z.string() }) }).optional(),
});

const definitionsSchema = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.string(),
      groupName: z.string(),
      options: z.array(z.object({ label: z.string(), value: z.string() })).default([]),
    }),
  ),
});

export type CompanyRecord = z.infer<typeof recordSchema>;
export type CompanyPage = z.infer<typeof listSchema>;
export type PropertyDefinition = z.infer<typeof definitionsSchema>['results'][number];

export type PortalRecords = {
  /** `undefined` where the portal has no such company. */
  company: (id: string, properties: readonly string[]) => Promise<CompanyRecord | undefined>;
  companies: (query: CompanyQuery) => Promise<CompanyPage>;
  definitions: () => Promise<PropertyDefinition[]>;
  openTasks: (companyId: string) => Promise<OpenTask[]>;
};

export type CompanyQuery = { name: string; band: string; after: string };

const API_VERSION = '2026-09';
const PAGE_SIZE = 50;

const LISTED_PROPERTIES = [
  'name',
  'domain',
  'lifecyclestage',
  'attain_health_score',
  'attain_health_band',
  'attain_vla_attainment',
  'attain_vla_status',
  'attain_value_confirmed',
  'attain_renewal_date',
  'attain_next_action',
];

/** Reads the portal by its public API, like any other program. */
export function portalRecords(portalOrigin: string, token: string): PortalRecords {
  const ask = async (path: string, body?: unknown): Promise<Response> =>
    fetch(`${portalOrigin}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  return {
    company: async (id, properties) => {
      const query = new URLSearchParams({ properties: properties.join(',') });
      const response = await ask(`/crm/objects/${API_VERSION}/companies/${id}?${query}`);
      if (response.status === 404) return undefined;
      return recordSchema.parse(await jsonOf(response));
    },

    companies: async ({ name, band, after }) => {
      const filters = [
        ...(name === ''
          ? []
          : [{ propertyName: 'name', operator: 'CONTAINS_TOKEN', value: `*${name}*` }]),
        ...(band === ''
          ? []
          : [{ propertyName: 'attain_health_band', operator: 'EQ', value: band }]),
      ];
      const response = await ask(`/crm/objects/${API_VERSION}/companies/search`, {
        filterGroups: filters.length === 0 ? [] : [{ filters }],
        sorts: [{ propertyName: 'name', direction: 'ASCENDING' }],
        properties: LISTED_PROPERTIES,
        limit: PAGE_SIZE,
        ...(after === '' ? {} : { after }),
      });
      return listSchema.parse(await jsonOf(response));
    },

    definitions: async () => {
      const response = await ask(`/crm/properties/${API_VERSION}/companies`);
      return definitionsSchema.parse(await jsonOf(response)).results;
    },

    openTasks: (companyId) =>
      openTasks(async (path, body) => jsonOf(await ask(path, body)), API_VERSION, companyId),
  };
}

async function jsonOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  if (!response.ok)
    throw new Error(`the portal answered ${response.status}: ${JSON.stringify(body)}`);
  return body;
}
