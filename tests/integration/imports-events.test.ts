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
  'acc_1;login;30.06.2026;;;',
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
      stored: 4,
      unchanged: 0,
      rejectedCount: 6,
      companies: 2,
    });
    expect(report.rejected).toEqual([
      {
        line: 6,
        reason:
          'no company, or more than one, has the account_key "acc_9": correct it, or sync first if the company is new',
      },
      { line: 7, reason: 'event is missing' },
      {
        line: 8,
        reason: expect.stringContaining('timestamp "30.06.2026" is not an ISO 8601 date'),
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
      unchanged: 4,
      rejectedCount: 6,
    });
    expect(await portal.account('512')).toEqual(before);

    const longer = EVENTS.replace(
      '\r\nacc_2',
      '\r\nacc_1;login;2026-06-29T08:00:00Z;u1;60;pro\r\nacc_2',
    );
    expect(await portal.import('events', longer)).toMatchObject({ stored: 1, unchanged: 4 });
  });

  it('tells events apart by any column, and not by the way the company or the time is written', async () => {
    const portal = await importPortal();
    const row = (company: string, at: string, plan: string) =>
      JSON.stringify({ ...JSON.parse(company), plan, event: 'login', timestamp: at });
    const first = row('{"account_key":"acc_1"}', '2026-06-30T08:00:00Z', 'pro');
    expect(await portal.import('events', first, { name: 'a.ndjson' })).toMatchObject({ stored: 1 });
    const same = [
      row('{"domain":"ACME.com"}', '2026-06-30T10:00:00+02:00', 'pro'),
      row('{"company_id":99}', '2026-06-30T10:00', 'free'),
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

  it('names no company by a domain that two have', async () => {
    const portal = await importPortal();
    const report = await portal.import('events', 'domain,event,timestamp\ntwin.com,a,2026-06-30\n');
    expect(report.rejected[0]?.reason).toContain(
      'no company, or more than one, has the domain "twin.com"',
    );
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
      rejectedCount: 6,
      companies: 0,
    });
    expect((await portal.account('512')).usage).toBeNull();

    const good = EVENTS.split('\r\n').slice(0, 5).join('\n');
    expect(await portal.import('events', good, { allOrNothing: true })).toMatchObject({
      stored: 4,
      rejectedCount: 0,
    });
  });

  it('goes on, when it was stopped, with the same file', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => `512,click ${n},2026-06-29T08:00:00Z`);
    const content = ['company_id,event,timestamp', ...rows].join('\n');
    const portal = await importPortal();
    await expect(portal.import('events', content, { stopped: true })).rejects.toThrow('stopped');
    const again = await portal.import('events', content);
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
          ({ account_key, event, timestamp }) =>
            account_key !== 'acc_9' && event !== '' && timestamp !== 'never',
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
