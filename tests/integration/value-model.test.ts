import { writeFile } from 'node:fs/promises';

import { addDays, DAY_MS, type Day } from '@attain/shared/domain/basics/time';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import { calendarOf } from '@attain/sync-worker/calendar';
import { afterAll, describe, expect } from 'vitest';

import { databaseOn, postgresServer } from '../contract/store/postgres-server.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { it } from './worker-test.ts';

const TODAY: Day = calendarOf('America/New_York').dayAt(Date.now());
const day = (ago: number): Day => addDays(TODAY, -ago);
const at = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString();

const CONFIG = {
  mapping: {
    company: {
      onboarding: { admin_trained: 'admins_trained_on', champions_identified: 'champions_known' },
    },
    deals: { pilotPipeline: 'pilots', churnThreatReasons: ['Moves to a competitor'] },
    meetings: { reviewType: 'Quarterly business review', checkInTypes: ['Check-in'] },
    tickets: {
      escalation: { downtime: ['OUTAGE'], legal: ['LEGAL'] },
      levels: { csAgent: ['BILLING_ISSUE'], technical: ['PRODUCT_ISSUE'] },
    },
  },
};

const server = await postgresServer();
afterAll(async () => {
  if (!('missing' in server)) await server.stop();
});

const ENGINES = [
  { engine: 'SQLite', database: async () => null },
  ...('missing' in server
    ? []
    : [{ engine: 'PostgreSQL', database: () => databaseOn(server.url) }]),
];

type Story = {
  worker: WorkerPortal;
  id: string;
  held: (name: string) => string | null;
  snapshot: () => Promise<Snapshot>;
};

/** A customer of 100 days, in a portal whose configuration names what the onboarding, tickets and pilots are. */
async function customer(worker: WorkerPortal): Promise<Story> {
  const { crm } = worker.portal;
  for (const [name, type] of [
    ['admins_trained_on', 'date'],
    ['champions_known', 'bool'],
  ] as const) {
    const fieldType = type === 'bool' ? 'booleancheckbox' : type;
    const yesNo = ['true', 'false'].map((value, displayOrder) => ({
      label: value,
      value,
      displayOrder,
      hidden: false,
    }));
    const options = type === 'bool' ? yesNo : [];
    crm.defineProperty('companies', { name, label: name, type, fieldType, options });
  }
  const id = crm.create('companies', {
    name: 'Acme',
    lifecyclestage: 'customer',
    industry: 'COMPUTER_SOFTWARE',
    numberofemployees: '120',
    attain_contract_start: day(100),
    attain_contract_renewal: day(-265),
  });
  return {
    worker,
    id,
    held: (name) => crm.value('companies', id, `attain_${name}`),
    async snapshot() {
      const snapshot = await worker.withStore((store) => store.scoring.snapshot(id));
      if (!snapshot) throw new Error('Acme was not scored');
      return snapshot;
    },
  };
}

const of = (id: string) => ({ associations: { companies: [id] } });

async function used({ worker, id }: Story, events: readonly string[]): Promise<void> {
  const file = worker.file('events.csv');
  const rows = events.map((event) => `${id},${event}`);
  await writeFile(file, `company_id,event,timestamp,user_id\n${rows.join('\n')}\n`);
  const { status, stdout } = await worker.attain(['import', 'events', file]);
  expect(status, stdout).toBe(0);
}

describe.concurrent.each(ENGINES)('on $engine', ({ database }) => {
  const story = async (aPortal: (options: object) => Promise<WorkerPortal>) => {
    const own = await database();
    const env = own ? { env: { DATABASE_URL: own.url } } : {};
    return customer(await aPortal({ companies: 0, config: CONFIG, ...env }));
  };

  it('meetings, first users and mapped properties tick the onboarding off, and nothing else does', async ({
    aPortal,
  }) => {
    const acme = await story(aPortal);
    const { crm } = acme.worker.portal;
    await acme.worker.sync();
    expect(acme.held('onboarding_percent')).toBeNull();

    const meeting = (type: string, ago: number, outcome = 'COMPLETED') =>
      crm.create(
        'meetings',
        { hs_timestamp: at(ago), hs_activity_type: type, hs_meeting_outcome: outcome },
        of(acme.id),
      );
    meeting('Check-in', 120);
    meeting('Kickoff', 95);
    meeting('Training', 90);
    meeting('Check-in', 70);
    meeting('Quarterly business review', 40, 'NO_SHOW');
    crm.update('companies', acme.id, { admins_trained_on: day(93), champions_known: 'true' });
    await used(acme, [`login,${at(97)},`, `login,${at(80)},ann`]);
    await acme.worker.sync();

    const { onboarding } = await acme.snapshot();
    const done = onboarding?.items.flatMap(({ item, doneOn }) =>
      doneOn === null ? [] : [`${item} ${doneOn}`],
    );
    expect(done).toEqual([
      `kickoff ${day(95)}`,
      `accounts_created ${day(80)}`,
      `admin_trained ${day(93)}`,
      `champions_identified ${TODAY}`,
      `first_experience ${day(97)}`,
      `check_in_30 ${day(70)}`,
    ]);
    expect(acme.held('onboarding_percent')).toBe('60');
  });

  it('a completed pilot and praise are signals of expansion, and cleared when they are gone', async ({
    aPortal,
  }) => {
    const acme = await story(aPortal);
    const { crm } = acme.worker.portal;
    const pilot = crm.create(
      'deals',
      { pipeline: 'pilots', dealstage: 'pilot_won', closedate: at(20), amount: '900' },
      of(acme.id),
    );
    crm.create(
      'deals',
      { pipeline: 'pilots', dealstage: 'pilot_running', closedate: at(-20) },
      of(acme.id),
    );
    for (const value of [9, 9, 10]) {
      const contact = crm.create('contacts', {}, of(acme.id));
      crm.create(
        'feedback_submissions',
        { hs_survey_type: 'NPS', hs_value: value, hs_submission_timestamp: at(9) },
        { associations: { contacts: [contact] } },
      );
    }
    await acme.worker.sync();
    expect(acme.held('expansion_signals')).toBe('positive_feedback;pilot_completed');
    expect(acme.held('advocacy_tier')).toBe('none');
    expect((await acme.snapshot()).advocacy).toMatchObject({ unmetPromoter: true });

    crm.archive('deals', pilot);
    for (const id of crm.ids('feedback_submissions')) crm.archive('feedback_submissions', id);
    await acme.worker.sync();
    expect(acme.held('expansion_signals')).toBeNull();
  });

  it('tickets escalate by their categories until a week after they are closed, and wait by level', async ({
    aPortal,
  }) => {
    const acme = await story(aPortal);
    const { crm } = acme.worker.portal;
    const ticket = (category: string, opened: number, closed?: number, answered?: number) =>
      crm.create(
        'tickets',
        {
          hs_ticket_category: category,
          hs_pipeline_stage: closed === undefined ? '1' : '4',
          createdate: at(opened),
          ...(closed === undefined ? {} : { closed_date: at(closed) }),
          ...(answered === undefined ? {} : { first_agent_reply_date: at(answered) }),
        },
        { ...of(acme.id), createdAt: at(opened) },
      );
    const outage = ticket('PRODUCT_ISSUE;OUTAGE', 60);
    ticket('LEGAL', 50, 6);
    ticket('BILLING_ISSUE', 40, undefined, 39);
    ticket('BILLING_ISSUE', 30);
    ticket('FEATURE_REQUEST', 20);
    await acme.worker.sync();
    expect(acme.held('escalation')).toBe('immediate');
    const { escalationReasons, support } = await acme.snapshot();
    expect(escalationReasons.map(({ cause, source }) => `${cause} by ${source}`)).toEqual([
      'downtime by tickets',
      'legal by tickets',
    ]);
    expect(support?.levels).toMatchObject([
      { level: 'cs_agent', open: 2, unanswered: 1, overdue: 1 },
      { level: 'technical', open: 1, unanswered: 1, overdue: 1 },
    ]);

    crm.update('tickets', outage, { hs_pipeline_stage: '4', closed_date: at(8) });
    await acme.worker.sync();
    expect(acme.held('escalation')).toBe('legal');

    crm.create(
      'deals',
      {
        pipeline: 'renewals',
        dealstage: 'renewal_lost',
        closedate: at(2),
        closed_lost_reason: 'Moves to a competitor',
      },
      of(acme.id),
    );
    await acme.worker.sync();
    expect(acme.held('escalation')).toBe('immediate');
  });
});

it('what the configuration newly names is read anew, of all records and once', async ({
  aPortal,
}) => {
  const worker = await aPortal({ companies: 0 });
  const { crm } = worker.portal;
  const date = { type: 'date', fieldType: 'date' } as const;
  crm.defineProperty('companies', { name: 'renews_on', label: 'Renews on', ...date });
  const renewal = { lifecyclestage: 'customer', renews_on: '2031-05-06' };
  const id = crm.create('companies', renewal);
  await worker.sync();
  expect((await worker.sync()).summary.mode).toBe('incremental');

  const config = { mapping: { company: { contractRenewal: 'renews_on' } } };
  await writeFile(worker.file('attain.config.json'), JSON.stringify(config));
  expect((await worker.sync()).summary).toMatchObject({ mode: 'full', written: 1 });
  expect(crm.value('companies', id, 'attain_renewal_date')).toBe('2031-05-06');
  expect((await worker.sync()).summary).toMatchObject({ mode: 'incremental', scored: 0 });
});
