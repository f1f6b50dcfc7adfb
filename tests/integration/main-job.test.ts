import { writeFile } from 'node:fs/promises';

import { companyProperties, ownPropertyNames, scoredAt } from '@attain/shared/crm/write-back';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import { describe, expect } from 'vitest';
import { z } from 'zod';

import { virtualClock } from '../portal/clock.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { it } from './worker-test.ts';

const OURS = ownPropertyNames('companies');

const customersOf = ({ portal }: WorkerPortal) =>
  [...portal.crm.ids('companies')].filter(
    (id) => portal.crm.value('companies', id, 'lifecyclestage') === 'customer',
  );

/** What a company holds of ours, without what it does not hold. */
function held({ portal }: WorkerPortal, companyId: string): Record<string, string> {
  const values = OURS.map(
    (name) => [name, portal.crm.value('companies', companyId, name)] as const,
  );
  return Object.fromEntries(values.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function snapshotsOf(
  worker: WorkerPortal,
  ids: readonly string[],
): Promise<(Snapshot | undefined)[]> {
  return worker.withStore((store) => Promise.all(ids.map((id) => store.scoring.snapshot(id))));
}

const writtenCompanies = (worker: WorkerPortal) =>
  worker
    .writes()
    .map(({ id }) => id)
    .sort();
const aDayAgo = () => new Date(Date.now() - DAY_MS).toISOString();

describe.concurrent('provision', () => {
  it('creates the properties once, and then finds them', async ({ aPortal }) => {
    const worker = await aPortal({ provisioned: false });

    const first = await worker.attain(['provision']);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toMatch(/^38 created, 6 already there, 0 differing, 0 refused\n/);
    for (const name of OURS)
      expect(worker.portal.crm.property('companies', name)?.groupName).toBe('attain');

    const second = await worker.attain(['provision', '--json']);
    expect(JSON.parse(second.stdout)).toMatchObject({ created: [], differing: [], refused: [] });
    expect(worker.portal.requests.count({ method: 'POST', path: /properties/ })).toBe(2);
  });

  it('is asked for by a sync that finds nothing to write to', async ({ aPortal }) => {
    const worker = await aPortal({ provisioned: false });
    const { status, stdout, stderr } = await worker.attain(['sync']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      'attain: This portal has none of the Attain properties yet. Run `attain provision` first.\n',
    );
  });
});

/** The keys that interfaces promise; others may be added. */
const summarySchema = z.object({
  portalId: z.number(),
  mode: z.enum(['full', 'incremental', 'companies']),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  durationMs: z.number().int().nonnegative(),
  pulled: z.strictObject({
    companies: z.number(),
    contacts: z.number(),
    deals: z.number(),
    tickets: z.number(),
    feedbackSubmissions: z.number(),
    engagements: z.number(),
  }),
  scored: z.number(),
  insufficientData: z.number(),
  written: z.number(),
  unchanged: z.number(),
  rejected: z.array(z.unknown()),
  skipped: z.array(z.unknown()),
  apiCalls: z.object({
    total: z.number(),
    byEndpoint: z.record(z.string(), z.number()),
    retried: z.number(),
    rateLimited: z.number(),
  }),
});

describe.concurrent('the first sync', () => {
  it('reads all, scores the customers, and puts on each record what its snapshot says', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    const { portal } = worker;
    const { status, summary } = await worker.sync();
    const customers = customersOf(worker);

    expect(status).toBe(0);
    expect(summarySchema.parse(summary)).toMatchObject({
      portalId: portal.portalId,
      mode: 'full',
      pulled: {
        companies: 20,
        contacts: portal.crm.count('contacts'),
        deals: portal.crm.count('deals'),
        tickets: portal.crm.count('tickets'),
        feedbackSubmissions: portal.crm.count('feedback_submissions'),
        engagements:
          portal.crm.count('meetings') + portal.crm.count('calls') + portal.crm.count('emails'),
      },
      scored: customers.length,
      written: customers.length,
      unchanged: 0,
      rejected: [],
      skipped: [],
    });
    expect(summary.apiCalls).toMatchObject({
      total: portal.requests.total(),
      byEndpoint: portal.requests.byEndpoint(),
    });

    for (const snapshot of await snapshotsOf(worker, customers)) {
      const wanted = { ...companyProperties(snapshot!), ...scoredAt(snapshot!) };
      const filled = Object.entries(wanted).filter(([, value]) => value !== '');
      expect(held(worker, snapshot!.companyId)).toEqual(Object.fromEntries(filled));
    }
    const others = [...portal.crm.ids('companies')].filter((id) => !customers.includes(id));
    expect(others.length).toBeGreaterThan(0);
    for (const id of others) expect(held(worker, id)).toEqual({});
  });

  it('is followed by one that writes nothing and scores nothing, own writes read back included', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    await worker.sync();
    worker.forget();

    const { status, summary } = await worker.sync();
    expect(status).toBe(0);
    expect(summary).toMatchObject({ mode: 'incremental', scored: 0, written: 0 });
    expect(summary.pulled.companies).toBeGreaterThanOrEqual(customersOf(worker).length);
    expect(worker.portal.requests.count({ path: /batch/ })).toBe(0);
  });

  it('is not undone by a search that still shows the records as they were before it', async ({
    aPortal,
  }) => {
    const clock = virtualClock(Date.now());
    const worker = await aPortal({ clock, searchIndexLagMs: 60_000 });
    for (const id of customersOf(worker))
      worker.portal.crm.update('companies', id, { attain_licensed_seats: 77 });
    clock.advance(60_000);
    await worker.sync();
    worker.forget();

    const { summary } = await worker.sync();
    expect(summary).toMatchObject({ mode: 'incremental', scored: 0, written: 0 });
    expect(summary.pulled.companies).toBeGreaterThanOrEqual(customersOf(worker).length);
    expect(worker.portal.requests.count({ path: /batch/ })).toBe(0);
  });

  it('in words is five lines on standard output, and progress on the other', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    const { stdout, stderr } = await worker.attain(['sync']);
    expect(stdout.split('\n')[0]).toMatch(/^Full sync of portal \d+ in [\d.]+ s$/);
    expect(stderr).toContain('Reading companies: 20 done');
    expect(stderr).toContain('Writing: ');
  });
});

describe.concurrent('a change in HubSpot', () => {
  it('of a company, a ticket or a survey answer writes that company and no other', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    const [one = '', two = '', three = ''] = customersOf(worker);
    await worker.sync();

    worker.forget();
    crm.update('companies', one, { attain_contract_renewal: '2031-05-06' });
    expect((await worker.sync()).summary).toMatchObject({ scored: 1, written: 1 });
    expect(writtenCompanies(worker)).toEqual([one]);
    expect(crm.value('companies', one, 'attain_renewal_date')).toBe('2031-05-06');

    worker.forget();
    for (const subject of ['Down', 'Down again'])
      crm.create(
        'tickets',
        { subject, hs_pipeline_stage: '1', hs_ticket_priority: 'URGENT' },
        { associations: { companies: [two] } },
      );
    expect((await worker.sync()).summary).toMatchObject({ scored: 1, written: 1 });
    expect(writtenCompanies(worker)).toEqual([two]);
    expect(crm.value('companies', two, 'attain_escalation')).toBe('cs_manager');

    worker.forget();
    const contact = crm.create('contacts', {}, { associations: { companies: [three] } });
    const before = await snapshotsOf(worker, [three]);
    crm.create(
      'feedback_submissions',
      { hs_survey_type: 'NPS', hs_value: '0', hs_submission_timestamp: aDayAgo() },
      { associations: { contacts: [contact] } },
    );
    expect((await worker.sync()).summary.scored).toBe(1);
    expect(writtenCompanies(worker).filter((id) => id !== three)).toEqual([]);
    const after = await snapshotsOf(worker, [three]);
    expect(after[0]?.health).not.toEqual(before[0]?.health);
  });

  it('of a value that is ours is put right', async ({ aPortal }) => {
    const worker = await aPortal();
    const [one = ''] = customersOf(worker);
    await worker.sync();
    const before = held(worker, one);
    worker.portal.crm.update('companies', one, {
      attain_next_action: 'Call me',
      attain_goals_total: 7,
    });

    worker.forget();
    await worker.sync();
    expect(writtenCompanies(worker)).toEqual([one]);
    expect({ ...held(worker, one), attain_scored_at: '' }).toEqual({
      ...before,
      attain_scored_at: '',
    });
  });

  it('that makes a customer of a company fills its values, and one that ends it clears them', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    const customers = customersOf(worker);
    const lead = [...crm.ids('companies')].find((id) => !customers.includes(id)) ?? '';
    const [left = ''] = customers;
    await worker.sync();

    crm.update('companies', lead, { lifecyclestage: 'customer' });
    crm.update('companies', left, { lifecyclestage: 'other' });
    await worker.sync();
    expect(held(worker, lead)).toHaveProperty('attain_health_band');
    expect(held(worker, left)).toEqual({});
  });
});

describe.concurrent('flags', () => {
  it('--dry-run shows the difference and writes nothing; the next sync writes just that', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    const dry = await worker.sync('--dry-run');
    expect(dry.summary).toMatchObject({ dryRun: true, written: 0 });
    expect(worker.writes()).toEqual([]);
    const shown = (dry.summary.changes ?? [])
      .filter(({ property }) => property !== 'attain_scored_at')
      .map(({ companyId, property, to }) => `${companyId} ${property} ${to}`);
    expect(shown.length).toBeGreaterThan(100);

    await worker.sync();
    const written = worker.writes().flatMap(({ id, properties }) =>
      Object.entries(properties)
        .filter(([name]) => name !== 'attain_scored_at')
        .map(([name, value]) => `${id} ${name} ${value}`),
    );
    expect(written.sort()).toEqual(shown.sort());
  });

  it('--company reads and writes one company, whatever else has changed', async ({ aPortal }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    const [one = '', two = ''] = customersOf(worker);
    await worker.sync();
    for (const id of [one, two])
      crm.update('companies', id, { attain_contract_renewal: '2031-05-06' });

    worker.forget();
    const { summary } = await worker.sync('--company', one);
    expect(summary).toMatchObject({ mode: 'companies', scored: 1, written: 1 });
    expect(writtenCompanies(worker)).toEqual([one]);

    await worker.sync();
    expect(writtenCompanies(worker)).toEqual([one, two].sort());
  });

  it('--company reads the survey answers that reach the company through its contacts', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    const [one = ''] = customersOf(worker);
    await worker.sync();
    const contact = crm.create('contacts', {}, { associations: { companies: [one] } });
    crm.create(
      'feedback_submissions',
      { hs_survey_type: 'NPS', hs_value: 0, hs_submission_timestamp: new Date().toISOString() },
      { associations: { contacts: [contact] } },
    );

    const { summary } = await worker.sync('--company', one);
    expect(summary.pulled.feedbackSubmissions).toBeGreaterThan(0);
    expect(summary).toMatchObject({ mode: 'companies', scored: 1, written: 1 });
  });

  it('--company of a company that is not there is refused by its id', async ({ aPortal }) => {
    const worker = await aPortal();
    const { status, stderr } = await worker.attain(['sync', '--company', '999999999999']);
    expect(status).toBe(1);
    expect(stderr).toContain('attain: HubSpot has no company 999999999999.');
  });

  it('--full reads everything again and writes nothing that is there already', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    await worker.sync();
    worker.forget();
    const { summary } = await worker.sync('--full');
    expect(summary).toMatchObject({ mode: 'full', pulled: { companies: 20 }, written: 0 });
    expect(worker.writes()).toEqual([]);
  });
});

describe.concurrent('records that come and go', () => {
  it('a ticket that is deleted counts no more, and counts again when it is restored', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    const [one = ''] = customersOf(worker);
    const tickets = ['Down', 'Down again'].map((subject) =>
      crm.create(
        'tickets',
        { subject, hs_pipeline_stage: '1', hs_ticket_priority: 'URGENT' },
        { associations: { companies: [one] } },
      ),
    );
    const escalation = async () => {
      await worker.sync();
      return crm.value('companies', one, 'attain_escalation');
    };
    expect(await escalation()).toBe('cs_manager');
    for (const id of tickets) crm.archive('tickets', id);
    expect(await escalation()).toBe('none');
    for (const id of tickets) crm.restore('tickets', id);
    expect(await escalation()).toBe('cs_manager');
  });

  it('a company that is deleted is left alone, and is back in the next sync after its restore', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    const [one = ''] = customersOf(worker);
    await worker.sync();

    crm.archive('companies', one);
    expect((await worker.sync()).summary).toMatchObject({ removed: 1, scored: 0, written: 0 });

    crm.restore('companies', one);
    crm.update('companies', one, { attain_contract_renewal: '2031-05-06' });
    await worker.sync();
    expect(crm.value('companies', one, 'attain_renewal_date')).toBe('2031-05-06');
  });

  it('tickets that are merged count as one', async ({ aPortal }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    const [one = ''] = customersOf(worker);
    const [first = '', second = ''] = ['Down', 'Down again'].map((subject) =>
      crm.create(
        'tickets',
        { subject, hs_pipeline_stage: '1', hs_ticket_priority: 'URGENT' },
        { associations: { companies: [one] } },
      ),
    );
    await worker.sync();
    expect(crm.value('companies', one, 'attain_escalation')).toBe('cs_manager');
    crm.merge('tickets', first, second);
    await worker.sync();
    expect(crm.value('companies', one, 'attain_escalation')).toBe('none');
  });

  it('contacts that are merged keep their company and count as one in surveys', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    const company = crm.create('companies', { lifecyclestage: 'customer' });
    const contacts = ['a', 'b'].map(() =>
      crm.create('contacts', {}, { associations: { companies: [company] } }),
    );
    const answer = (contact = '', value: string, daysAgo: number) =>
      crm.create(
        'feedback_submissions',
        {
          hs_survey_type: 'NPS',
          hs_value: value,
          hs_submission_timestamp: new Date(Date.now() - daysAgo * DAY_MS).toISOString(),
        },
        { associations: { contacts: [contact] } },
      );
    answer(contacts[0], '0', 20);
    answer(contacts[1], '10', 10);
    const meanAnswer = async () => {
      await worker.sync();
      const [snapshot] = await snapshotsOf(worker, [company]);
      return snapshot?.health.components.find(({ key }) => key === 'nps')?.input;
    };
    expect(await meanAnswer()).toBe(5);
    crm.merge('contacts', contacts[0] ?? '', contacts[1] ?? '');
    expect(await meanAnswer()).toBe(10);
  });

  it('a survivor that keeps its id is not taken for one that is gone', async ({ aPortal }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    const [kept = '', gone = ''] = customersOf(worker);
    await worker.sync();
    crm.merge('companies', kept, gone, { mintsId: false });
    crm.update('companies', kept, { attain_contract_renewal: '2031-05-06' });
    await worker.sync();
    expect(crm.value('companies', kept, 'attain_renewal_date')).toBe('2031-05-06');
  });

  it('a company that is merged away leaves its goals to the survivor', async ({ aPortal }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    const [kept = '', gone = ''] = customersOf(worker);
    await worker.sync();
    const goals = `company_id,goal,metric,unit,target,baseline\n${gone},Fewer errors,Error rate,percent,2,12\n`;
    await writeFile(worker.file('goals.csv'), goals);
    const imported = await worker.attain(['import', 'goals', worker.file('goals.csv')]);
    expect(imported).toMatchObject({ status: 0 });
    await worker.sync();
    expect(crm.value('companies', gone, 'attain_goals_total')).toBe('1');

    const survivor = crm.merge('companies', kept, gone);
    worker.forget();
    const { status } = await worker.sync();
    expect(status).toBe(0);
    expect(crm.value('companies', survivor, 'attain_goals_total')).toBe('1');
    expect(new Set(writtenCompanies(worker))).toEqual(new Set([survivor]));
  });
});

it('a portal without Service Hub is synced without surveys, and that is said', async ({
  aPortal,
}) => {
  const worker = await aPortal({ feedback: false });
  const { status, summary } = await worker.sync();
  expect(status).toBe(0);
  expect(summary.skipped).toEqual([
    {
      objectType: 'feedback_submissions',
      reason: 'missing_scope',
      scopes: ['crm.objects.feedback_submissions.read'],
    },
  ]);
  expect(summary.written).toBe(customersOf(worker).length);
});
