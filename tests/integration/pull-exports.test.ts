import { amplitudeAnalytics } from '@attain/sync-worker/adapters/analytics/amplitude/amplitude';
import { mixpanelAnalytics } from '@attain/sync-worker/adapters/analytics/mixpanel/mixpanel';
import type { SourceRow } from '@attain/sync-worker/ports/analytics';
import { describe, expect, it, onTestFinished } from 'vitest';

import {
  AMPLITUDE_SECRET,
  type AmplitudeEvent,
  amplitudeServer,
} from '../sources/amplitude-server.ts';
import { MIXPANEL_SECRET, type MixpanelEvent, mixpanelServer } from '../sources/mixpanel-server.ts';
import type { SourceServer } from '../sources/source-server.ts';
import { NOW, pullStage, rowsOf, someSpan } from './pull-stage.ts';

const SPAN = someSpan('2026-06-30', '2026-06-30');
/** The portal's 30 June, in Berlin, is from 22:00 to 22:00 in UTC. */
const FIRST = '2026-06-29T22:00:00.000Z';
const LAST = '2026-06-30T21:59:59.000Z';
const NEXT = '2026-06-30T22:00:00.000Z';

const timesOf = (rows: readonly SourceRow[]) =>
  rows.flatMap((row) => (row.kind === 'event' ? [new Date(row.at).toISOString()] : [])).sort();

const quick = async () => undefined;

describe('Mixpanel as a source', () => {
  const event = (at: string, properties: object = {}): MixpanelEvent => ({
    event: 'Report created',
    at,
    properties: { distinct_id: 'ada', company_id: 'acc_1', $insert_id: at, ...properties },
  });

  async function opened(events: MixpanelEvent[], change: object = {}, server: object = {}) {
    const mixpanel = await mixpanelServer(events, server);
    onTestFinished(() => mixpanel.stop());
    const stage = await pullStage();
    const sources = [
      {
        name: 'mix',
        type: 'mixpanel',
        secretFrom: 'MIX',
        origin: mixpanel.origin,
        projectId: '42',
        accountProperty: 'company_id',
        backfillDays: 10,
        ...change,
      },
    ];
    const configuration = stage.configuration({ sources });
    const [source] = configuration.usage.sources;
    if (source?.type !== 'mixpanel') throw new Error('no source');
    const analytics = mixpanelAnalytics({
      source,
      secret: MIXPANEL_SECRET,
      now: () => NOW,
      pause: quick,
    });
    onTestFinished(() => analytics.close());
    return { ...stage, configuration, analytics, mixpanel, pulled: { analytics, configuration } };
  }

  it.each([
    ['UTC', {}],
    ['America/Los_Angeles', { zone: 'America/Los_Angeles' }],
    ['Asia/Tokyo', { zone: 'Asia/Tokyo' }],
    ['UTC', { gzip: false }],
  ])('finds the events of a day of the portal in a project of %s %j', async (zone, server) => {
    const events = ['2026-06-29T21:59:59.000Z', FIRST, '2026-06-30T09:30:00.000Z', LAST, NEXT].map(
      (at) => event(at),
    );
    const { analytics } = await opened(events, { zone }, server);
    expect(timesOf(await rowsOf(analytics, SPAN))).toEqual([
      FIRST,
      '2026-06-30T09:30:00.000Z',
      LAST,
    ]);
  });

  it('knows account, user, session and duration by their properties, and devices as nobody', async () => {
    const { analytics } = await opened(
      [
        event(FIRST, {
          company_id: ['acc_1', 'acc_2'],
          $email: 'Ada@Acme.com',
          seconds: '12.5',
          $session_id: 7,
        }),
        event(LAST, { company_id: 7, distinct_id: '$device:1-2', $user_id: undefined }),
        event(LAST, { company_id: undefined, $user_id: 'bob' }),
      ],
      { durationProperty: 'seconds' },
    );
    expect(await rowsOf(analytics, SPAN)).toMatchObject([
      {
        account: { by: 'account_key', value: 'acc_1' },
        user: 'ada',
        emailDomain: 'acme.com',
        session: '7',
        durationSeconds: 12.5,
      },
      { account: { by: 'account_key', value: '7' }, user: null, emailDomain: null },
      { account: null, user: 'bob' },
    ]);
  });

  it('counts an event once that the export tells twice, and the same again changes nothing', async () => {
    const twice = event(FIRST, { $insert_id: 'one' });
    const stage = await opened([
      twice,
      event(LAST),
      twice,
      event(LAST, { company_id: undefined, $email: 'bob@beta.io', distinct_id: 'bob' }),
      event(LAST, { company_id: undefined, $email: 'bob@gmail.com', distinct_id: 'rob' }),
    ]);
    expect(await stage.pull(stage.pulled)).toMatchObject({
      state: 'pulled',
      cells: 2,
      userDays: 2,
      changedDays: 1,
      outcomes: { stored: 3, repeated: 1, no_account: 1 },
    });
    expect(await stage.dirty()).toEqual(['512', '513']);
    expect(await stage.usage('512')).toMatchObject({ sessions: 2 });
    expect(await stage.pull(stage.pulled)).toMatchObject({ changedDays: 0 });
    expect(await stage.dirty()).toEqual([]);
  });

  it('is read again from the beginning when its answer breaks off, whatever it looks like', async () => {
    const stage = await opened([event(FIRST), event(LAST)], {}, { gzip: false });
    stage.mixpanel.fail(
      { cutAfterBytes: 150 },
      {
        status: 200,
        body: '{"event":"Report created","properties":{"time":1782856800000,"distinct_id":"ada"}}\nterminated early\n',
      },
    );
    expect(await stage.pull(stage.pulled)).toMatchObject({
      state: 'pulled',
      outcomes: { stored: 2 },
    });
    stage.mixpanel.fail(
      ...Array.from({ length: 3 }, () => ({ status: 200, body: '{"event":"Re' })),
    );
    expect(await stage.pull(stage.pulled)).toMatchObject({
      state: 'failed',
      error: 'Mixpanel stopped in the middle of an answer: its answer breaks off.',
      throughDay: '2026-06-30',
    });
  });

  it('asks for the named events only, and tells a wrong secret by its variable', async () => {
    const { analytics, mixpanel, pull, pulled } = await opened(
      [event(FIRST), { ...event(LAST), event: 'Page viewed' }],
      { events: ['Report created'] },
    );
    expect(await rowsOf(analytics, SPAN)).toHaveLength(1);
    await expect(analytics.check(new AbortController().signal)).resolves.toContain('project 42');
    mixpanel.fail({ status: 401, body: '{"error":"Unauthorized"}' });
    expect((await pull(pulled)).error).toBe(
      'Mixpanel refuses the secret in MIX (401: Unauthorized): set one that may read this project.',
    );
  });
});

describe('Amplitude as a source', () => {
  const event = (at: string, fields: object = {}, arrivedAt?: string): AmplitudeEvent => ({
    at,
    fields: {
      event_type: 'Report created',
      user_id: 'ada',
      groups: { company: ['acc_1'] },
      $insert_id: at,
      ...fields,
    },
    ...(arrivedAt !== undefined && { arrivedAt }),
  });

  async function opened(events: AmplitudeEvent[], change: object = {}, server: object = {}) {
    const amplitude = await amplitudeServer(events, server);
    onTestFinished(() => amplitude.stop());
    const stage = await pullStage();
    const sources = [
      {
        name: 'amp',
        type: 'amplitude',
        secretFrom: 'AMP',
        origin: amplitude.origin,
        backfillDays: 10,
        ...change,
      },
    ];
    const configuration = stage.configuration({ sources });
    const [source] = configuration.usage.sources;
    if (source?.type !== 'amplitude') throw new Error('no source');
    const analytics = amplitudeAnalytics({
      source,
      secret: AMPLITUDE_SECRET,
      now: () => NOW,
      pause: quick,
    });
    onTestFinished(() => analytics.close());
    return { ...stage, configuration, analytics, amplitude, pulled: { analytics, configuration } };
  }

  const asked = ({ requests }: SourceServer) =>
    requests.map(({ url }) => `${url.searchParams.get('start')}-${url.searchParams.get('end')}`);

  it('finds what happened on a day in the hours in which it arrived, also late', async () => {
    const { analytics, amplitude } = await opened([
      event('2026-06-29T21:59:59.000Z'),
      event(FIRST),
      event(LAST, {}, '2026-07-01T11:15:00.000Z'),
      event(NEXT),
    ]);
    expect(timesOf(await rowsOf(analytics, SPAN))).toEqual([FIRST, LAST]);
    expect(asked(amplitude)).toEqual(['20260629T22-20260630T21', '20260630T22-20260701T12']);
  });

  it('knows account, user and session by their fields, or the account by a property', async () => {
    const { analytics } = await opened([
      event(FIRST, { session_id: 1_782_856_800_000, user_properties: { email: 'ada@acme.com' } }),
      event(LAST, {
        groups: {},
        user_id: null,
        session_id: -1,
        uuid: 'u-1',
        $insert_id: undefined,
      }),
    ]);
    expect(await rowsOf(analytics, SPAN)).toMatchObject([
      {
        account: { by: 'account_key', value: 'acc_1' },
        user: 'ada',
        session: '1782856800000',
        emailDomain: 'acme.com',
      },
      { account: null, user: null, session: null, key: 'u-1' },
    ]);
    const byProperty = await opened(
      [
        event(FIRST, { event_properties: { plan: 'acc_2', seconds: 30 } }),
        event(LAST, { user_properties: { plan: 'acc_3' } }),
      ],
      { accountProperty: 'plan', durationProperty: 'seconds' },
    );
    expect(await rowsOf(byProperty.analytics, SPAN)).toMatchObject([
      { account: { value: 'acc_2' }, durationSeconds: 30 },
      { account: { value: 'acc_3' }, durationSeconds: null },
    ]);
  });

  it('asks for fewer hours where a day is too large for one archive', async () => {
    const events = Array.from({ length: 24 }, (_, hour) =>
      event(`2026-06-30T${String(hour).padStart(2, '0')}:00:00.000Z`),
    );
    const { analytics } = await opened(events, {}, { mostEvents: 5 });
    expect(await rowsOf(analytics, SPAN)).toHaveLength(22);
    const crowded = await opened(
      [event(FIRST), event('2026-06-29T22:30:00.000Z')],
      {},
      { mostEvents: 1 },
    );
    await expect(rowsOf(crowded.analytics, SPAN)).rejects.toThrow(
      'Amplitude refuses the export of the hour 20260629T22',
    );
  });

  it('asks again for an archive that is not whole, and for hours that cannot be had at present', async () => {
    const stage = await opened([event(FIRST), event(LAST)]);
    stage.amplitude.fail(
      { cutAfterBytes: 100 },
      { status: 200, body: 'PK no archive' },
      { status: 504 },
    );
    expect(await stage.pull(stage.pulled)).toMatchObject({
      state: 'pulled',
      outcomes: { stored: 2 },
    });
    expect(await stage.dirty()).toEqual(['512']);
  });

  it('stores late events on their own day, and is quiet when there is no news', async () => {
    const stage = await opened([event(FIRST)]);
    await stage.pull(stage.pulled);
    const before = await stage.usage('512');
    expect(await stage.pull(stage.pulled)).toMatchObject({ changedDays: 0 });
    stage.amplitude.events.push(event('2026-06-28T10:00:00.000Z', {}, '2026-07-01T11:00:00.000Z'));
    await stage.dirty();
    expect(await stage.pull(stage.pulled)).toMatchObject({ changedDays: 1 });
    expect(await stage.dirty()).toEqual(['512']);
    expect(await stage.usage('512')).not.toEqual(before);
  });

  it('answers the doctor, and tells keys that it does not know', async () => {
    const { analytics, amplitude } = await opened([]);
    await expect(analytics.check(new AbortController().signal)).resolves.toBe('exports events');
    amplitude.fail({ status: 403, body: 'Permission denied' });
    await expect(analytics.check(new AbortController().signal)).rejects.toThrow(
      'Amplitude refuses the secret in AMP (403: Permission denied)',
    );
  });
});
