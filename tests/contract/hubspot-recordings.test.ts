import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import type { CrmRecord, ObjectType } from '@attain/sync-worker/ports/crm';
import { MissingScopeError } from '@attain/sync-worker/ports/errors';
import type { Log } from '@attain/sync-worker/ports/log';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import {
  IN_2022,
  IN_2023,
  IN_2026,
  listOf2023,
  type Recording,
  recordingOf2026,
  recordingsOf2022,
} from '../real-data/hubspot-recordings.ts';
import { shapeDifferences } from './shape.ts';

const ORIGIN = 'https://api.hubapi.com';

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  const unasked = nock.pendingMocks();
  nock.cleanAll();
  expect(unasked).toEqual([]);
});
afterAll(() => nock.restore());

/** Answers the next request to the path of a recording, if it is the one that is expected. */
function answering(
  { method, path, status, headers, body }: Recording,
  expected: { query?: nock.DataMatcherMap; body?: nock.RequestBodyMatcher } = {},
): void {
  nock(ORIGIN, { reqheaders: { authorization: 'Bearer recorded' } })
    .intercept(path, method, expected.body)
    .query(expected.query ?? true)
    .reply(status, JSON.stringify(body), headers);
}

/** The adapter as it talks to HubSpot itself; waiting for retries takes no time. */
function adapter() {
  const waits: number[] = [];
  const lines: { message: string; fields: object }[] = [];
  const write = (fields: object, message: string) => void lines.push({ message, fields });
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const crm = hubspotCrm({
    origin: ORIGIN,
    accessToken: 'recorded',
    log,
    sleep: async (ms) => void waits.push(ms),
    random: () => 0,
  });
  onTestFinished(() => crm.close());
  return { crm, waits, lines };
}

async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const seen: T[] = [];
  for await (const batch of batches) seen.push(...batch);
  return seen;
}

async function listed(type: ObjectType, properties: readonly string[]): Promise<CrmRecord[]> {
  const seen: CrmRecord[] = [];
  for await (const page of adapter().crm.list(type, properties)) seen.push(...page.records);
  return seen;
}

type Item = Readonly<Record<string, unknown>>;

/** The list in what the other integration made of an answer. */
function items(normalised: Item): Item[] {
  return Object.values(normalised).find((value) => Array.isArray(value)) as Item[];
}

/** A record of ours in the words of theirs: dates as text, and no entry for a value that is missing. */
function inTheirWords(record: CrmRecord, theirs: Item, names: Record<string, string>): Item {
  const words: [string, unknown][] = Object.entries(names).map(([word, property]) => {
    const value = record.properties[property];
    return [word, word === 'amount' && value ? Number(value) : value];
  });
  if ('createdAt' in theirs) words.push(['createdAt', new Date(record.createdAt).toISOString()]);
  if ('updatedAt' in theirs) words.push(['updatedAt', new Date(record.updatedAt).toISOString()]);
  return Object.fromEntries([['id', record.id], ...words.filter(([, value]) => value)]);
}

const sameNames = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));

const COMPANY = sameNames(
  ...['name', 'domain', 'industry', 'city', 'state', 'country', 'phone', 'website'],
);
const CONTACT = { firstName: 'firstname', lastName: 'lastname', ...sameNames('email', 'phone') };

describe.skipIf(!IN_2026.isThere)('what HubSpot answered in 2026', () => {
  it.each([
    { name: 'companies', type: 'companies', names: COMPANY },
    { name: 'list-companies', type: 'companies', names: COMPANY },
    {
      name: 'contacts',
      type: 'contacts',
      names: { ...CONTACT, jobTitle: 'jobtitle', company: 'company' },
    },
    { name: 'list-contacts', type: 'contacts', names: CONTACT },
    {
      name: 'deals',
      type: 'deals',
      names: { name: 'dealname', amount: 'amount', stage: 'dealstage', closeDate: 'closedate' },
    },
    {
      name: 'list-deals',
      type: 'deals',
      names: sameNames(
        ...['dealname', 'dealstage', 'pipeline', 'amount', 'createdate', 'hs_lastmodifieddate'],
      ),
    },
    {
      name: 'list-tickets',
      type: 'tickets',
      names: sameNames(
        ...['subject', 'content', 'hs_pipeline', 'hs_pipeline_stage', 'hs_ticket_priority'],
      ),
    },
  ] as const)('lists $type as another integration read them: $name', async (row) => {
    const { recording, normalised } = recordingOf2026(row.name);
    const { properties = '' } = recording.query;
    answering(recording, { query: { properties, limit: '100', archived: 'false' } });
    const records = await listed(row.type, properties.split(','));

    const theirs = items(normalised).map(({ companyIds: _, contactIds: __, ...item }) => item);
    expect(theirs.length).toBeGreaterThan(19);
    expect(records.map((record) => inTheirWords(record, theirs[0]!, row.names))).toEqual(theirs);
  });

  it('tells ids beyond 32 bits, which stay as they are', async () => {
    const { recording } = recordingOf2026('list-contacts');
    answering(recording);
    const ids = (await listed('contacts', ['email'])).map(({ id }) => id);
    expect(ids).toContain('735131946233');
  });

  it('tells every property that was asked for, null where a record has none', async () => {
    const { recording } = recordingOf2026('list-companies');
    answering(recording);
    const asked = recording.query['properties']?.split(',') ?? [];
    for (const { properties } of await listed('companies', asked))
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(asked));
  });

  it('finds companies as another integration read them', async () => {
    const { recording, normalised } = recordingOf2026('search-companies');
    answering(recording, {
      body: (body: unknown) => shapeDifferences(recording.requestBody, body).length === 0,
    });
    const records = await all(adapter().crm.changedSince('companies', 0, ['name']));

    const theirs = items(normalised);
    expect(theirs).toHaveLength(55);
    expect(records.map((record) => inTheirWords(record, theirs[0]!, COMPANY))).toEqual(theirs);
  });

  it('defines properties as another integration read them', async () => {
    const { recording, normalised } = recordingOf2026('fetch-properties');
    answering(recording);
    const definitions = await adapter().crm.properties('companies');

    const { properties: theirs } = normalised as { properties: (typeof definitions)[number][] };
    expect(theirs).toHaveLength(247);
    expect(definitions).toEqual(
      theirs.map(({ name, label, type, fieldType, description, groupName, options }) => ({
        name,
        label,
        type,
        fieldType,
        description,
        groupName,
        options: options.map(({ value, label: shown }) => ({ value, label: shown })),
      })),
    );
  });

  it('tells the account, its clock and its pace', async () => {
    const { recording, normalised } = recordingOf2026('fetch-account-information');
    answering(recording);
    const { crm, lines } = adapter();

    expect(await crm.portal()).toEqual({
      portalId: normalised['portalId'],
      timeZone: normalised['timezone'],
      currency: normalised['companyCurrency'],
      uiDomain: 'app-eu1.hubspot.com',
      serverTime: Date.parse(recording.headers['date'] ?? ''),
    });
    expect(lines).toEqual([
      { message: 'HubSpot told its rate limit', fields: { max: 110, intervalMs: 10_000 } },
    ]);
  });

  it('tells pipelines as another integration read them, and which stages end a deal', async () => {
    const { recording, normalised } = recordingOf2026('fetch-pipelines');
    answering(recording);
    const pipelines = await adapter().crm.pipelines('deals');

    type Stage = { id: string; label: string; metadata: Record<string, string> };
    const theirs = items(normalised) as { id: string; label: string; stages: Stage[] }[];
    expect(pipelines).toEqual(
      theirs.map(({ id, label, stages }) => ({
        id,
        label,
        stages: stages.map((stage) => ({
          id: stage.id,
          label: stage.label,
          isClosed: stage.metadata['isClosed'] === 'true',
          isWon: stage.id === 'closedwon',
        })),
      })),
    );
    expect(pipelines[0]?.stages.filter(({ isClosed }) => isClosed)).toHaveLength(2);
  });
});

describe.skipIf(!IN_2023.isThere)('what HubSpot answered in 2023', () => {
  it.each(['companies', 'contacts', 'deals', 'tickets'] as const)(
    'lists %s, with nulls, texts for numbers, and times without fractions',
    async (type) => {
      const recording = listOf2023(type);
      answering(recording);
      const { results } = recording.body as { results: Record<string, string>[] };

      expect(await listed(type, ['hs_object_id'])).toEqual(
        results.map(({ id, properties, createdAt = '', updatedAt = '' }) => ({
          id,
          properties,
          createdAt: Date.parse(createdAt),
          updatedAt: Date.parse(updatedAt),
        })),
      );
    },
  );
});

/** Answers in the order they were given, each run of refusals with the answer that ended it. */
function runs(recordings: readonly Recording[]): Recording[][] {
  const found: Recording[][] = [[]];
  for (const recording of recordings) {
    found.at(-1)?.push(recording);
    if (recording.status !== 429) found.push([]);
  }
  return found.filter((run) => run.length > 0);
}

const idsIn = ({ body }: Recording) =>
  (body as { results: { id: string }[] }).results.map(({ id }) => id);

describe.skipIf(!IN_2022.isThere)('what HubSpot answered in 2022', () => {
  const made = (suffix: string) =>
    recordingsOf2022('companies_search_batch').filter(({ path }) => path.endsWith(suffix));

  it('refuses every tenth search without saying when to come back, and is asked again', async () => {
    const searches = made('/search');
    expect(searches).toHaveLength(230);
    for (const { status, headers } of searches)
      expect(Object.keys(headers).join()).not.toMatch(
        status === 429 ? /retry-after|ratelimit-(max|secondly)/i : /ratelimit-max/i,
      );
    const waited: number[] = [];
    for (const run of runs(searches)) {
      for (const recording of run) answering(recording);
      const { crm, waits } = adapter();
      const records = await all(crm.changedSince('companies', 0, ['name']));

      expect(records.map(({ id }) => id)).toEqual(idsIn(run.at(-1)!));
      expect(crm.calls()).toMatchObject({ total: run.length, rateLimited: run.length - 1 });
      waited.push(...waits);
      await crm.close();
    }
    expect(waited).toEqual(Array.from({ length: 22 }, () => 1_000));
  });

  it('takes batches of updates, and tells its pace in each answer', async () => {
    const updates = made('/batch/update');
    expect(updates).toHaveLength(12);
    for (const update of updates) {
      const { inputs } = update.requestBody as {
        inputs: { id: string; properties: Record<string, string> }[];
      };
      answering(update, {
        body: { inputs: inputs.map((input) => ({ ...input, objectWriteTraceId: input.id })) },
      });
      const { crm, lines } = adapter();

      expect(await crm.write('companies', inputs)).toEqual(
        inputs.map(({ id }) => ({ kind: 'written', id })),
      );
      expect(lines.map(({ fields }) => fields)).toEqual([{ max: 100, intervalMs: 10_000 }]);
    }
  });

  it('defines properties as it does today', async () => {
    const schemas = recordingsOf2022('property_and_schema_lists');
    for (const { body, ...recording } of schemas) {
      const { properties } = body as { properties: { name: string; options: object[] }[] };
      const path = '/crm/properties/2026-09/companies';
      answering({ ...recording, path, body: { results: properties } });
      const definitions = await adapter().crm.properties('companies');

      expect(definitions.map(({ name, options }) => [name, options.length])).toEqual(
        properties.map(({ name, options }) => [name, options.length]),
      );
    }
    expect(schemas).toHaveLength(4);
  });
});

/** Kept as their reporters wrote them down: no recording holds such an answer. */
describe('what others saw HubSpot answer', () => {
  const seen = (method: 'GET' | 'POST', path: string, status: number, body: object) =>
    answering({ method, path, status, body, query: {}, headers: {}, requestBody: undefined });

  it('names the scope that an app lacks', async () => {
    seen('GET', '/crm/objects/2026-09/tickets', 403, {
      status: 'error',
      message:
        "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.",
      errors: [
        {
          message: 'One or more of the following scopes are required.',
          context: { requiredScopes: ['tickets'] },
        },
      ],
      links: { scopes: 'https://developers.hubspot.com/scopes' },
      category: 'MISSING_SCOPES',
    });
    const refused = listed('tickets', ['subject']);
    await expect(refused).rejects.toThrow(MissingScopeError);
    await expect(refused).rejects.toMatchObject({ scopes: ['tickets'] });
  });

  it('counts a record without links among the errors, which it is not', async () => {
    seen('POST', '/crm/associations/2026-09/deals/companies/batch/read', 207, {
      status: 'COMPLETE',
      results: [
        {
          from: { id: '479475667160' },
          to: [
            {
              toObjectId: 406260751575,
              associationTypes: [
                { category: 'HUBSPOT_DEFINED', typeId: 5, label: 'Primary' },
                { category: 'HUBSPOT_DEFINED', typeId: 341, label: null },
              ],
            },
          ],
        },
      ],
      numErrors: 1,
      errors: [
        {
          status: 'error',
          category: 'OBJECT_NOT_FOUND',
          subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
          message: 'No company is associated with deal 515690208449.',
          context: {
            fromObjectId: ['515690208449'],
            fromObjectType: ['deal'],
            toObjectType: ['company'],
          },
        },
      ],
    });
    expect(
      await all(adapter().crm.links('deals', 'companies', ['479475667160', '515690208449'])),
    ).toEqual([{ from: '479475667160', to: '406260751575' }]);
  });

  it('leaves out records that are gone', async () => {
    seen('POST', '/crm/objects/2026-09/contacts/batch/read', 207, {
      status: 'COMPLETE',
      results: [],
      numErrors: 1,
      errors: [
        {
          status: 'error',
          category: 'OBJECT_NOT_FOUND',
          message: 'Could not get some CONTACT objects, they may be deleted or not exist.',
          context: { ids: ['1'] },
        },
      ],
    });
    expect(await all(adapter().crm.read('contacts', ['1'], ['email']))).toEqual([]);
  });
});
