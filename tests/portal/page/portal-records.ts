import { z } from 'zod';

import { newestNotes, type Note } from './record-notes.ts';
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

/** The kinds of record that have a page here. */
export type RecordType = 'companies' | 'deals';

export type CrmRecord = z.infer<typeof recordSchema>;
export type CompanyPage = z.infer<typeof listSchema>;
export type PropertyDefinition = z.infer<typeof definitionsSchema>['results'][number];

export type PortalRecords = {
  /** `undefined` where the portal has no such record. */
  record: (
    type: RecordType,
    id: string,
    properties: readonly string[],
  ) => Promise<CrmRecord | undefined>;
  /** The other kind of record, as far as it is linked to this one. */
  linked: (from: RecordType, id: string, to: RecordType) => Promise<CrmRecord[]>;
  companies: (query: CompanyQuery) => Promise<CompanyPage>;
  definitions: (type: RecordType) => Promise<PropertyDefinition[]>;
  openTasks: (companyId: string) => Promise<OpenTask[]>;
  notes: (type: RecordType, id: string) => Promise<Note[]>;
  /** Where a file opens for a user who is logged in; `undefined` where there is none. */
  fileAddress: (id: string) => Promise<string | undefined>;
};

export type CompanyQuery = { name: string; band: string; after: string };

const linksSchema = z.object({
  results: z.array(z.object({ to: z.array(z.object({ toObjectId: z.coerce.string() })) })),
});

const signedSchema = z.object({ url: z.string() });

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

  const told = async (path: string, body?: unknown) => jsonOf(await ask(path, body));

  return {
    record: async (type, id, properties) => {
      const query = new URLSearchParams({ properties: properties.join(',') });
      const response = await ask(`/crm/objects/${API_VERSION}/${type}/${id}?${query}`);
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

    linked: async (from, id, to) => {
      const links = linksSchema.parse(
        await jsonOf(
          await ask(`/crm/associations/${API_VERSION}/${from}/${to}/batch/read`, {
            inputs: [{ id }],
          }),
        ),
      );
      const ids = links.results.flatMap((each) => each.to.map(({ toObjectId }) => toObjectId));
      if (ids.length === 0) return [];
      const response = await ask(`/crm/objects/${API_VERSION}/${to}/batch/read`, {
        inputs: [...new Set(ids)].slice(0, PAGE_SIZE).map((each) => ({ id: each })),
        properties: ['name', 'dealname'],
      });
      return listSchema.pick({ results: true }).parse(await jsonOf(response)).results;
    },

    definitions: async (type) => {
      const response = await ask(`/crm/properties/${API_VERSION}/${type}`);
      return definitionsSchema.parse(await jsonOf(response)).results;
    },

    openTasks: (companyId) => openTasks(told, API_VERSION, companyId),

    notes: (type, id) => newestNotes(told, API_VERSION, type, id),

    fileAddress: async (id) => {
      const response = await ask(`/files/v3/files/${id}/signed-url`);
      if (response.status === 404) return undefined;
      return signedSchema.parse(await jsonOf(response)).url;
    },
  };
}

async function jsonOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  if (!response.ok)
    throw new Error(`the portal answered ${response.status}: ${JSON.stringify(body)}`);
  return body;
}
