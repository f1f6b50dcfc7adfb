import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type PlainRecord } from '../portal/crm/load.ts';
import { type Portal, startPortal } from '../portal/portal.ts';
import { attain } from '../processes/attain.ts';
import { NANGO, recordedObjects } from '../real-data/nango-hubspot.ts';
import { RAVENSTACK, ravenstack, type Ravenstack } from '../real-data/ravenstack.ts';
import { expectedHealth } from '../real-data/ravenstack-health.ts';

type Answer = { status: number | null; stderr: string; json: Record<string, unknown> };

type Stage = {
  portal: Portal;
  run(...args: readonly string[]): Promise<Answer>;
  file(name: string, content: string): Promise<string>;
  companies(): Record<string, string>[];
  stop(): Promise<void>;
};

/** A portal with these records, and a worker whose commands are processes of their own. */
async function stageOf(records: readonly PlainRecord[], configuration: object): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'attain-real-'));
  const portal = await startPortal({ data: records, searchIndexLagMs: 0, timeZone: 'UTC' });
  const file = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const environment = {
    HUBSPOT_ACCESS_TOKEN: portal.token,
    HUBSPOT_API_ORIGIN: portal.origin,
    DATABASE_URL: `sqlite:${join(folder, 'attain.db')}`,
    ATTAIN_CONFIG: await file('attain.config.json', JSON.stringify(configuration)),
    LOG_LEVEL: 'warn',
  };
  return {
    portal,
    file,
    async run(...args) {
      const { status, stdout, stderr } = await attain(args, environment);
      const isJson = args.includes('--json') && stdout !== '';
      return { status, stderr, json: isJson ? (JSON.parse(stdout) as Answer['json']) : {} };
    },
    companies: () =>
      records
        .filter(({ type }) => type === 'companies')
        .map(({ id }) => portal.crm.get('companies', id)?.properties ?? {}),
    async stop() {
      await portal.stop();
      await rm(folder, { recursive: true });
    },
  };
}

const ours = (company: Record<string, string>) =>
  Object.keys(company).filter((name) => name.startsWith('attain_') && !INPUTS.has(name));

const INPUTS = new Set(['attain_account_key', 'attain_licensed_seats', 'attain_contract_start']);
const NOTHING_WRITTEN = {
  written: 0,
  dealsWritten: 0,
  scored: 0,
  rejected: [],
  dataIssues: { total: 0 },
};

describe.skipIf(!NANGO.isThere)('objects recorded from a real portal', () => {
  let stage: Stage;
  let first: Answer;
  const records = NANGO.isThere ? recordedObjects() : [];
  const isCustomer = (company: Record<string, string>) => company['industry'] !== undefined;

  beforeAll(async () => {
    // The portal knows no customers, so its accounts with an industry stand for them.
    const values = [
      ...new Set(records.map(({ properties }) => properties['industry'] ?? '')),
    ].filter(Boolean);
    stage = await stageOf(records, { mapping: { customers: { property: 'industry', values } } });
    await stage.run('provision');
    first = await stage.run('sync', '--json');
  });
  afterAll(() => stage.stop());

  it('are all mirrored, and every customer gets its figures', () => {
    const count = (type: string) => records.filter((record) => record.type === type).length;
    const customers = stage.companies().filter(isCustomer).length;
    expect(first).toMatchObject({
      status: 0,
      json: {
        mode: 'full',
        pulled: {
          companies: count('companies'),
          contacts: count('contacts'),
          deals: count('deals'),
          tickets: count('tickets'),
        },
        scored: customers,
        written: customers,
        rejected: [],
        dataIssues: { total: 0 },
      },
    });
    for (const company of stage.companies()) {
      if (isCustomer(company))
        expect(company).toMatchObject({
          attain_health_band: 'insufficient_data',
          attain_vla_status: 'none_defined',
        });
      else expect(ours(company)).toEqual([]);
    }
  });

  it('are found by their ids beyond 2^31, and not by a domain that many share', async () => {
    const shared = stage.companies().filter(({ domain }) => domain === 'testcompany.com');
    expect(shared.length).toBeGreaterThan(1);
    const [{ hs_object_id: id = '' } = {}] = shared;
    const path = await stage.file(
      'goals.csv',
      `company_id;domain;goal;metric;unit;baseline;target\n${id};;Faster reports;Hours;hours;4;2\n;testcompany.com;Fewer errors;Errors;percent;12;2\n`,
    );
    expect(await stage.run('import', 'goals', path, '--json')).toMatchObject({
      status: 2,
      json: {
        stored: 1,
        rejected: [{ line: 3, reason: expect.stringContaining('or more than one') }],
      },
    });
    expect(await stage.run('sync', '--json')).toMatchObject({
      status: 0,
      json: { mode: 'incremental' },
    });
  });

  it('cause no write when nothing has changed', async () => {
    expect(await stage.run('sync', '--json')).toMatchObject({ status: 0, json: NOTHING_WRITTEN });
  });
});

describe.skipIf(!RAVENSTACK.isThere)('a business of 500 accounts', () => {
  let stage: Stage;
  let data: Ravenstack;
  let usage: string;
  let first: Answer;
  const isCustomer = ({ lifecyclestage }: Record<string, string>) => lifecyclestage === 'customer';

  beforeAll(async () => {
    data = await ravenstack(Date.now());
    stage = await stageOf(data.records, {});
    usage = await stage.file('usage.csv', data.events);
    await stage.run('provision');
    first = await stage.run('sync', '--json');
  });
  afterAll(() => stage.stop());

  it('is mirrored whole; without usage no account is scored on guesses', () => {
    expect(first).toMatchObject({
      status: 0,
      json: {
        pulled: {
          companies: 500,
          contacts: 1175,
          deals: 5000,
          tickets: 2000,
          feedbackSubmissions: 1175,
        },
        scored: 403,
        insufficientData: 403,
        written: 403,
        rejected: [],
        dataIssues: { total: 0 },
      },
    });
    expect(
      stage
        .companies()
        .filter((company) => ours(company).length > 0)
        .every(isCustomer),
    ).toBe(true);
  });

  it('is not taken from a table that names no account', async () => {
    const refused = await stage.run(
      'import',
      'events',
      join(RAVENSTACK.folder, 'ravenstack_feature_usage.csv'),
    );
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('add company_id, account_key or domain');
  });

  it('gives its usage, but for ids that stand for two events', async () => {
    const { status, json } = await stage.run('import', 'events', usage, '--json');
    expect(status).toBe(2);
    expect(json).toMatchObject({
      rows: 25_000,
      stored: 24_979,
      unchanged: 0,
      rejectedCount: 21,
      companies: 500,
    });
    const rejected = json['rejected'] as { line: number; reason: string }[];
    expect(rejected).toEqual(
      repeatedIds(data.events).map(({ line, id, firstLine }) => ({
        line,
        reason: `event_id "${id}" is another event on line ${firstLine}: give each its own id`,
      })),
    );
  });

  it('is then scored: every score is the one that the tables give, worked out another way', async () => {
    const customers = stage.companies().filter(isCustomer).length;
    expect(await stage.run('sync', '--json')).toMatchObject({
      status: 0,
      json: { mode: 'incremental', scored: customers, written: customers, rejected: [] },
    });
    const health = expectedHealth(data);
    for (const record of data.records.filter(({ type }) => type === 'companies')) {
      const company = stage.portal.crm.get('companies', record.id)?.properties ?? {};
      if (!isCustomer(company)) continue;
      const score = Number(company['attain_health_score']);
      const scoredAt = Date.parse(company['attain_scored_at'] ?? '');
      expect(score, company['name']).toBeCloseTo(health(record, scoredAt), 1);
      expect(company['attain_health_band']).toBe(bandOf(score));
      expect(company['attain_health_driver']).toMatch(/points?/);
    }
  });

  it('changes nothing when the same usage comes again', async () => {
    expect(await stage.run('import', 'events', usage, '--json')).toMatchObject({
      status: 2,
      json: { stored: 0, unchanged: 24_979, rejectedCount: 21 },
    });
    expect(await stage.run('sync', '--full', '--json')).toMatchObject({
      status: 0,
      json: NOTHING_WRITTEN,
    });
  });
});

/** Rows of a file of events whose id is on an earlier line; all of them tell another event in this data. */
function repeatedIds(file: string): { line: number; id: string; firstLine: number }[] {
  const [header = '', ...rows] = file.trim().split(/\r?\n/);
  const place = header.split(',').indexOf('event_id');
  const firstLines = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const line = index + 2;
    const id = row.split(',')[place] ?? '';
    const firstLine = firstLines.get(id);
    if (firstLine === undefined) firstLines.set(id, line);
    return firstLine === undefined ? [] : [{ line, id, firstLine }];
  });
}

function bandOf(score: number): string {
  if (score >= 90) return 'healthy';
  if (score >= 70) return 'stable';
  return score >= 50 ? 'at_risk' : 'critical';
}
