import { dayNumber } from '@attain/shared/domain/basics/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { importPortal } from './imports-portal.ts';

const EVENTS = [
  'Account Key;Event;Timestamp;User ID;Duration_s;plan',
  'acc_1;login;2026-06-29T08:00:00Z;u1;60;pro',
  'acc_1;login;2026-06-29T08:00:00Z;u1;60;pro',
  'acc_2;report;2026-06-30T08:00:00+02:00;u2;12.345;',
  'acc_3;login;2026-06-30;;;',
  'acc_9;login;2026-06-30;;;',
  'acc_1;;2026-06-30;;;',
  'acc_1;login;06/05/2026;;;',
  'acc_1;login;2026-07-03;;;',
  'acc_1;login;2026-06-30;;-1;',
  ';login;2026-06-30;;;',
  ';;;;;',
].join('\r\n');

describe('a file of events', () => {
  it('is stored row by row, and what cannot be is listed with its line and reason', async () => {
    const portal = await importPortal();
    const report = await portal.import('events', EVENTS);
    expect(report).toMatchObject({
      kind: 'events',
      rows: 10,
      stored: 5,
      unchanged: 0,
      rejectedCount: 5,
      companies: 2,
      usage: {
        excluded: {},
        unmatched: { events: 1, accounts: 1, examples: ['account_key "acc_9"'] },
      },
    });
    expect(report.rejected).toEqual([
      { line: 7, reason: 'event is missing' },
      {
        line: 8,
        reason: expect.stringContaining('timestamp "06/05/2026" can be read in two ways'),
      },
      { line: 9, reason: expect.stringContaining('timestamp 2026-07-03 is in the future') },
      { line: 10, reason: expect.stringContaining('duration_s -1 is below 0') },
      { line: 11, reason: expect.stringContaining('the company is missing') },
    ]);
    const { usage } = await portal.account('512');
    expect(usage).toMatchObject({ hasDurations: true, lastEventAt: Date.UTC(2026, 5, 30, 6) });
    expect(usage?.seconds).toBeCloseTo(132.345, 1);
  });

  it('changes nothing the second time, and only adds what is new in a longer one', async () => {
    const portal = await importPortal();
    await portal.import('events', EVENTS);
    const before = await portal.account('512');
    expect(await portal.import('events', EVENTS)).toMatchObject({
      stored: 0,
      unchanged: 5,
      rejectedCount: 5,
    });
    expect(await portal.account('512')).toEqual(before);

    const longer = EVENTS.replace(
      '\r\nacc_2',
      '\r\nacc_1;login;2026-06-29T08:00:00Z;u1;60;pro\r\nacc_2',
    );
    expect(await portal.import('events', longer)).toMatchObject({ stored: 1, unchanged: 5 });
  });

  it('tells events apart by any column, and not by the way the domain or the time is written', async () => {
    const portal = await importPortal();
    const row = (domain: string, at: string, plan: string) =>
      JSON.stringify({ domain, plan, event: 'login', timestamp: at });
    const first = row('acme.com', '2026-06-30T08:00:00Z', 'pro');
    expect(await portal.import('events', first, { name: 'a.ndjson' })).toMatchObject({ stored: 1 });
    const same = [
      row(' ACME.com', '2026-06-30T10:00:00+02:00', 'pro'),
      row('acme.com', '2026-06-30T10:00', 'free'),
    ].join('\n');
    expect(await portal.import('events', same, { name: 'b.ndjson' })).toMatchObject({
      stored: 1,
      unchanged: 1,
    });
  });

  it('counts an event id once, and lists another event under the same id', async () => {
    const portal = await importPortal();
    const rows = [
      'domain,event,timestamp,event_id,sent_at',
      'acme.com,a,2026-06-30,e1,1',
      'acme.com,a,2026-06-30,e1,2',
      'acme.com,b,2026-06-29,e1,3',
      `acme.com,b,2026-06-29,${'x'.repeat(5000)},4`,
    ].join('\n');
    expect(await portal.import('events', rows)).toMatchObject({
      rows: 4,
      stored: 2,
      unchanged: 1,
      rejected: [
        { line: 4, reason: 'event_id "e1" is another event on line 2: give each its own id' },
      ],
    });
    expect(await portal.import('events', rows)).toMatchObject({
      stored: 0,
      unchanged: 3,
      rejectedCount: 1,
    });
  });

  it('keeps and tells what no company answers to, or more than one, and counts it once one does', async () => {
    const portal = await importPortal();
    const rows =
      'account_key,domain,event,timestamp\nacc_9,,a,2026-06-29\nacc_9,,b,2026-06-29\n,twin.com,a,2026-06-29\n';
    expect(await portal.import('events', rows)).toMatchObject({
      stored: 3,
      rejectedCount: 0,
      companies: 0,
      usage: { unmatched: { events: 3, accounts: 2 } },
    });
    expect((await portal.account('513')).usage).toBeNull();
    await portal.giveKeys('513', ['acc_3', 'acc_9']);
    expect((await portal.account('513')).usage).toMatchObject({
      firstEventAt: Date.UTC(2026, 5, 28, 22),
    });
    expect(await portal.import('events', rows)).toMatchObject({
      stored: 0,
      unchanged: 3,
      companies: 1,
      usage: { unmatched: { events: 1, accounts: 1 } },
    });
  });

  it('leaves out what is not usage by the customer, and says how much', async () => {
    const portal = await importPortal();
    const usage = {
      exclude: {
        users: ['monitor'],
        emailDomains: ['us.example'],
        accounts: ['demo'],
        events: ['debug *'],
      },
      retention: { cellDays: 365 },
    };
    const rows = [
      'account_key,event,timestamp,user_id,user_agent',
      'acc_1,login,2026-06-30,u1,',
      'acc_1,login,2026-06-30,monitor,',
      'acc_1,login,2026-06-30,jane@us.example,',
      'demo,login,2026-06-30,u1,',
      'acc_1,debug x,2026-06-30,u1,',
      'acc_1,login,2026-06-30,u1,Googlebot/2.1 (+http://www.google.com/bot.html)',
      'acc_1,login,2024-06-30,u1,',
    ].join('\n');
    expect(await portal.import('events', rows, { usage })).toMatchObject({
      rows: 7,
      stored: 1,
      rejectedCount: 0,
      usage: { excluded: { internal: 3, excluded_event: 1, bot: 1, too_old: 1 } },
    });
  });

  it.each([
    ['a name that is too long', 'acc_1', 'x'.repeat(201), 'event is longer than 200 characters'],
    ['a name of a sign that is no text', 'acc_1', '\ufffd', 'characters that are no text'],
    ['an account at a public mail provider', 'jane@gmail.com', 'login', 'names no company'],
    ['an account that is too long', 'y'.repeat(300), 'login', 'the account is too long'],
  ])('refuses %s', async (_, account, event, reason) => {
    const portal = await importPortal();
    const row = JSON.stringify({ account_key: account, event, timestamp: '2026-06-30' });
    const report = await portal.import('events', row, { name: 'a.ndjson' });
    expect(report).toMatchObject({ stored: 0, rejectedCount: 1 });
    expect(report.rejected[0]?.reason).toContain(reason);
  });

  it('keeps the numbers that a measure is made of, by any heading that means the property', async () => {
    const portal = await importPortal();
    const measure = {
      kind: 'property',
      events: ['order'],
      property: 'Total Amount',
      take: 'sum',
      period: 'week',
    };
    const rows =
      'account_key,event,timestamp,TOTAL_amount\nacc_1,order,2026-06-29,12.5\nacc_1,order,2026-06-29,30\nacc_1,look,2026-06-29,9\nacc_1,order,2026-06-29,\n';
    const report = await portal.import('events', rows, { usage: { measures: { sales: measure } } });
    expect(report).toMatchObject({ stored: 4 });
    const day = dayNumber('2026-06-29');
    const [tally] = await portal.store.usageSeries.tallies(
      { kind: 'property', events: ['order'], property: 'Total Amount', take: 'sum' },
      [{ companyId: '512', first: day, last: day }],
    );
    expect(tally).toMatchObject({ sum: 42.5, values: 2 });
  });

  it('refuses more of a day whose ids are forgotten, since a repeat could not be told', async () => {
    const portal = await importPortal();
    const rows = 'account_key,event,timestamp\nacc_1,a,2026-06-29\nacc_1,b,2026-06-29\n';
    await portal.import('events', rows);
    const later = { now: Date.UTC(2026, 7, 1) };
    await portal.store.usage.forget(later.now);
    const report = await portal.import('events', rows, later);
    expect(report).toMatchObject({ stored: 0, unchanged: 0, rejectedCount: 2 });
    expect(report.rejected.map(({ line }) => line)).toEqual([2, 3]);
    expect(report.rejected[0]?.reason).toContain('was imported before, and the ids of that import');
  });

  it('is refused whole, before anything is stored, for a header that will not do', async () => {
    const portal = await importPortal();
    await expect(portal.import('events', 'event,timestamp\na,2026-06-30\n')).rejects.toThrow(
      'add company_id, account_key or domain',
    );
    await expect(portal.import('events', 'acme.com,a,2026-06-30\n')).rejects.toThrow(
      'no column names the company',
    );
  });

  it('stores nothing with a bad row when asked for all or nothing', async () => {
    const portal = await importPortal();
    expect(await portal.import('events', EVENTS, { allOrNothing: true })).toMatchObject({
      rows: 10,
      stored: 0,
      unchanged: 0,
      rejectedCount: 5,
      companies: 0,
    });
    expect((await portal.account('512')).usage).toBeNull();

    const good = EVENTS.split('\r\n').slice(0, 6).join('\n');
    expect(await portal.import('events', good, { allOrNothing: true })).toMatchObject({
      stored: 5,
      rejectedCount: 0,
    });
  });

  it('goes on, when it was stopped, with the same file', async () => {
    const start = Date.UTC(2026, 5, 1);
    const rows = Array.from(
      { length: 220_000 },
      (_, n) => `512,click,${new Date(start + n * 1_000).toISOString()}`,
    );
    const content = ['company_id,event,timestamp', ...rows].join('\n');
    const portal = await importPortal();
    await expect(portal.import('events', content, { stopped: true })).rejects.toThrow('stopped');
    const again = await portal.import('events', content);
    expect(again.unchanged).toBeGreaterThan(0);
    expect(again.unchanged).toBeLessThan(rows.length);
    expect(again.stored + again.unchanged).toBe(rows.length);
  });

  it('counts the same, however its rows are cut into files and repeated', async () => {
    const row = fc.record({
      account_key: fc.constantFrom('acc_1', 'acc_3', 'acc_9'),
      event: fc.constantFrom('login', 'report', ''),
      timestamp: fc.constantFrom('2026-06-29T08:00:00Z', '2026-06-30', 'never'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
        const portal = await importPortal();
        const content = rows.map((cells) => JSON.stringify(cells)).join('\n') || '{"event":"a"}';
        const first = await portal.import('events', content, { name: 'a.ndjson' });
        const good = rows.filter(
          ({ event, timestamp }) => event !== '' && timestamp !== 'never',
        ).length;
        expect(first).toMatchObject({ stored: good, unchanged: 0 });
        expect(first.stored + first.rejectedCount).toBe(first.rows);
        expect(await portal.import('events', content, { name: 'a.ndjson' })).toMatchObject({
          stored: 0,
          unchanged: good,
        });
      }),
      { numRuns: 8 },
    );
  });
});
