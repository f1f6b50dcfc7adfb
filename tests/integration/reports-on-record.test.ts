import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { ReportKind } from '@attain/shared/reports/report';
import type { Configuration } from '@attain/sync-worker/config/configuration';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { calendarOf } from '@attain/sync-worker/calendar';
import { issueReport } from '@attain/sync-worker/reports/issue-report';
import { templateChooser } from '@attain/sync-worker/reports/template-chooser';
import { knownPeers } from '@attain/sync-worker/success-metrics/known-peers';
import { describe, expect } from 'vitest';

import { ALL_SCOPES } from '../portal/http/auth.ts';
import type { FaultEffect } from '../portal/http/faults.ts';
import type { Portal } from '../portal/portal.ts';
import { syncKilledAt } from '../processes/killed-sync.ts';
import type { WorkerPortal, WorkerPortalOptions } from '../processes/worker-portal.ts';
import { ACME, company, creations, tasksOf } from './tasks-portal.ts';
import { cycleOf, it } from './worker-in-process.ts';

const UPLOAD = { method: 'POST', path: /files\/v3\/files$/ };
const CREATE_NOTES = { method: 'POST', path: /notes\/batch\/create$/ };
const PIPELINE = 'default';
const TOKEN = 'pat-na1-reports';

const PORTAL: WorkerPortalOptions = { companies: 0, data: [company(ACME)] };

const configuration: Configuration = configurationSchema.parse({});

/** A person asks for a report, as the route does. */
function ask(worker: WorkerPortal, kind: ReportKind = 'outcome') {
  return worker.withStore((store) =>
    issueReport(
      { companyId: ACME, kind, why: 'asked', by: 'API key' },
      {
        store,
        portalId: worker.portal.portalId,
        calendar: calendarOf('America/New_York'),
        settings: configuration.settings,
        templateFor: templateChooser(configuration),
        levelsOf: knownPeers(Date.now).kept,
        now: Date.now(),
      },
    ),
  );
}

const notesOf = ({ crm }: Portal) =>
  crm.associated('companies', ACME, 'notes').flatMap((id) => crm.get('notes', id) ?? []);

const filesOf = ({ files }: Portal) => files.all().map(({ path }) => path);

const urlOf = ({ crm }: Portal) =>
  crm.get('companies', ACME)?.properties['attain_report_url'] ?? '';

const latest = (worker: WorkerPortal) =>
  worker.withStore(async ({ reports }) => (await reports.ofCompany(ACME, 20))[0]);

/** A worker that has scored, and whose report waits. */
async function asked(worker: WorkerPortal): Promise<WorkerPortal> {
  await worker.sync();
  await ask(worker);
  return worker;
}

function oneReport({ portal }: WorkerPortal) {
  const notes = notesOf(portal);
  expect(notes).toHaveLength(1);
  expect(filesOf(portal)).toEqual([
    '/Attain reports/business-outcomes-512.pdf',
    '/Attain reports/business-outcomes-512.pptx',
  ]);
  const ids = portal.files.all().map(({ id }) => id);
  expect(notes[0]?.properties['hs_attachment_ids']).toBe(ids.join(';'));
}

describe.concurrent('a report that somebody asked for', () => {
  it('is a private PDF and slides in one note on the company and its renewal deal, with a property that leads there', async ({
    aPortal,
  }) => {
    const worker = await aPortal({
      ...PORTAL,
      config: { mapping: { deals: { renewalPipeline: PIPELINE } } },
    });
    const { portal } = worker;
    const deal = portal.crm.create(
      'deals',
      { dealname: 'Renewal', pipeline: PIPELINE, dealstage: 'appointmentscheduled' },
      { associations: { companies: [ACME] } },
    );
    await asked(worker);
    const summary = await cycleOf(worker);
    expect(summary.reports).toEqual({ put: 1, waiting: 0 });

    oneReport(worker);
    const [note] = notesOf(portal);
    expect(portal.crm.associated('deals', deal, 'notes')).toEqual([note?.id]);
    expect(note?.properties['hs_note_body']).toContain('Business Outcome Report: Acme');
    expect(portal.files.all().map(({ access }) => access)).toEqual(['PRIVATE', 'PRIVATE']);
    expect(
      portal.files.all().map(({ bytes }) => Buffer.from(bytes).toString('latin1', 0, 4)),
    ).toEqual(['%PDF', 'PK\u0003\u0004']);
    const url = `https://app.hubspot.com/contacts/${portal.portalId}/record/0-2/512?engagement=${note?.id}`;
    expect(urlOf(portal)).toBe(url);
    expect(await latest(worker)).toMatchObject({
      ...{ state: 'on_record', url, files: { pdf: true, pptx: true }, notice: null },
    });
  });

  it('takes the place of the last one: the same note and the same files, and a property that stays', async ({
    aPortal,
  }) => {
    const worker = await asked(await aPortal(PORTAL));
    await worker.sync();
    const before = {
      url: urlOf(worker.portal),
      ids: worker.portal.files.all().map(({ id }) => id),
    };
    await ask(worker);
    worker.forget();
    await worker.sync();
    oneReport(worker);
    expect(worker.portal.files.all().map(({ id }) => id)).toEqual(before.ids);
    expect(urlOf(worker.portal)).toBe(before.url);
    expect(creations(worker.portal, 'notes')).toBe(0);
    expect(worker.writes().filter(({ type }) => type === 'companies')).toEqual([]);
    const states = await worker.withStore(({ reports }) => reports.ofCompany(ACME, 20));
    expect(states.map(({ state }) => state)).toEqual(['on_record', 'replaced']);
    worker.forget();
    expect((await worker.sync()).summary.reports).toBeUndefined();
  });

  it('is made anew where a person deleted note and file', async ({ aPortal }) => {
    const worker = await asked(await aPortal(PORTAL));
    const { portal } = worker;
    await worker.sync();
    portal.crm.archive('notes', notesOf(portal)[0]?.id ?? '');
    portal.files.remove(portal.files.all()[0]?.id ?? '');
    await ask(worker);
    await worker.sync();
    expect(notesOf(portal)).toHaveLength(1);
    expect(portal.files.all()).toHaveLength(2);
  });
});

const GATEWAY: FaultEffect = { kind: 'commitThen', status: 502 };
const CUT: FaultEffect = { kind: 'commitThenReset' };

describe.concurrent('a report whose answer is lost', () => {
  it('at its upload is uploaded once', async ({ aPortal }) => {
    const worker = await asked(await aPortal(PORTAL));
    worker.portal.faults.script([{ match: UPLOAD, then: CUT }]);
    expect((await worker.sync()).summary.reports).toEqual({ put: 1, waiting: 0 });
    oneReport(worker);
  });

  it('at its note is noted once', async ({ aPortal }) => {
    const worker = await asked(await aPortal(PORTAL));
    worker.portal.faults.script([{ match: CREATE_NOTES, then: GATEWAY }]);
    expect((await worker.sync()).summary.reports).toEqual({ put: 1, waiting: 0 });
    oneReport(worker);
    expect(creations(worker.portal, 'notes')).toBe(1);
  });
});

describe.concurrent('a worker that is killed', () => {
  it.for([
    ['after the upload', UPLOAD],
    ['after HubSpot has created the note', CREATE_NOTES, { kind: 'commitThenHang' }],
  ] as const)('%s leaves one report after the next cycle', async ([, call, then], { aPortal }) => {
    const worker = await asked(await aPortal(PORTAL));
    await syncKilledAt(worker, call, then);
    await worker.sync();
    oneReport(worker);
    expect((await latest(worker))?.state).toBe('on_record');
  });
});

describe.concurrent('the renewal calendar', () => {
  it('makes the value report 60 days ahead, once, with one task that leads to it', async ({
    aPortal,
  }) => {
    const renewal = new Date(Date.now() + 50 * DAY_MS).toISOString().slice(0, 10);
    const data = [company(ACME, { attain_contract_renewal: renewal })];
    const worker = await aPortal({ companies: 0, data });
    // The account is known since before the day of the review.
    await cycleOf(worker, { aheadMs: -12 * DAY_MS });
    expect((await worker.sync()).summary.reports).toEqual({ put: 1, waiting: 0 });
    oneReport(worker);
    const [task, ...others] = tasksOf(worker.portal);
    expect(others).toEqual([]);
    expect(task?.['hs_task_subject']).toMatch(/^Acme: value review for the renewal on /);
    expect(task?.['hs_task_body']).toContain(`<a href="${urlOf(worker.portal)}">`);
    expect(await latest(worker)).toMatchObject({ why: 'value_review', kind: 'outcome' });

    const again = await worker.sync();
    expect(again.summary.reports).toBeUndefined();
    expect(tasksOf(worker.portal)).toHaveLength(1);
  });

  it('makes nothing for a day that had come before the account was known', async ({ aPortal }) => {
    const renewal = new Date(Date.now() + 50 * DAY_MS).toISOString().slice(0, 10);
    const data = [company(ACME, { attain_contract_renewal: renewal })];
    const worker = await aPortal({ companies: 0, data });
    expect((await worker.sync()).summary.reports).toBeUndefined();
    expect((await worker.sync()).summary.reports).toBeUndefined();
    expect(notesOf(worker.portal)).toEqual([]);
  });

  it('makes nothing where that is switched off', async ({ aPortal }) => {
    const renewal = new Date(Date.now() + 50 * DAY_MS).toISOString().slice(0, 10);
    const data = [company(ACME, { attain_contract_renewal: renewal })];
    const worker = await aPortal({
      companies: 0,
      data,
      config: { reports: { onRecord: { onTime: false } } },
    });
    await cycleOf(worker, { aheadMs: -12 * DAY_MS });
    expect((await worker.sync()).summary.reports).toBeUndefined();
    expect(notesOf(worker.portal)).toEqual([]);
  });
});

describe.concurrent('a portal that takes no files', () => {
  it('has the report as a note with its summary and a link', async ({ aPortal }) => {
    const scopes = ALL_SCOPES.filter((scope) => scope !== 'files');
    const worker = await asked(await aPortal({ ...PORTAL, tokens: { [TOKEN]: scopes } }));
    const { portal } = worker;
    const { stdout } = await worker.attain(['sync', '--json']);
    const summary = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { skipped: unknown[] };
    expect(summary.skipped).toContainEqual({
      ...{ objectType: 'files', reason: 'missing_scope', scopes: ['files'] },
    });
    expect(filesOf(portal)).toEqual([]);
    const [note] = notesOf(portal);
    expect(note?.properties['hs_note_body']).toMatch(
      /<a href="http:\/\/localhost:\d+\/reports\/[\w.-]+">Open the report<\/a>/,
    );
    expect(urlOf(portal)).toContain(`engagement=${note?.id}`);
    expect(await latest(worker)).toMatchObject({
      state: 'on_record',
      files: { pdf: false, pptx: false },
      notice:
        'The app may not store files in this portal (scope files): the note has a link instead.',
    });
  });
});
