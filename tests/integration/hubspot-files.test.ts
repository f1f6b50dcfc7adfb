import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import type { FileDraft } from '@attain/sync-worker/ports/crm';
import {
  CrmRejectedError,
  CrmUnavailableError,
  MissingScopeError,
} from '@attain/sync-worker/ports/errors';
import type { Log } from '@attain/sync-worker/ports/log';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { virtualClock } from '../portal/clock.ts';
import { ALL_SCOPES } from '../portal/http/auth.ts';
import { type Portal, startPortal } from '../portal/portal.ts';

const FOLDER = '/attain/reports';
const UPLOAD = { method: 'POST', path: /^\/files\/v3\/files$/ };
const REPLACE = { method: 'PUT', path: /^\/files\/v3\/files\// };
const MAX_FILE_BYTES = 100_000;
const SECRET_WORDS = 'Fabrikam pays 120,000';

const clock = virtualClock('2026-11-22T12:00:00Z');
const lines: string[] = [];
let portal: Portal;
let crm: ReturnType<typeof hubspotCrm>;
let unscoped: ReturnType<typeof hubspotCrm>;

beforeAll(async () => {
  const without = ALL_SCOPES.filter((scope) => scope !== 'files');
  portal = await startPortal({
    clock,
    limits: 'off',
    maxFileBytes: MAX_FILE_BYTES,
    tokens: { 'pat-na1-secret-token': ALL_SCOPES, 'pat-na1-without': without },
  });
  crm = connected(portal.token);
  unscoped = connected('pat-na1-without');
});
afterEach(() => portal.faults.clear());
afterAll(async () => {
  await crm.close();
  await unscoped.close();
  await portal.stop();
});

function connected(accessToken: string) {
  const write = (fields: object, message: string) =>
    void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: write, info: write, warn: write, error: write };
  return hubspotCrm({
    origin: portal.origin,
    accessToken,
    log,
    sleep: async () => undefined,
    timeouts: { connectMs: 1_000, answerMs: 500 },
  });
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

const draft = (name: string, content = SECRET_WORDS): FileDraft => ({
  folder: FOLDER,
  name,
  contentType: 'application/pdf',
  bytes: new TextEncoder().encode(content),
});

async function uploaded(name: string, content?: string): Promise<string> {
  const outcome = await crm.uploadFile(draft(name, content));
  if (outcome.kind !== 'uploaded') throw new Error(`The upload was ${outcome.kind}.`);
  return outcome.id;
}

describe('an upload', () => {
  it('keeps the bytes under their name, for users of the portal alone', async () => {
    const every = Uint8Array.from({ length: 256 }, (_, n) => n);
    const outcome = await crm.uploadFile({ ...draft('bytes.pdf'), bytes: every });
    expect(outcome).toMatchObject({ kind: 'uploaded', url: expect.any(String) as string });
    const file = portal.files.get(outcome.kind === 'uploaded' ? outcome.id : '');
    expect(file).toMatchObject({
      path: '/attain/reports/bytes.pdf',
      access: 'PRIVATE',
      contentType: 'application/pdf',
    });
    expect(Buffer.from(file!.bytes).equals(every)).toBe(true);
  });

  it('takes names in any script', async () => {
    const name = 'Erfolgsbericht Müller – דוח.pdf';
    expect(portal.files.get(await uploaded(name))?.path).toBe(`${FOLDER}/${name}`);
    expect(await crm.fileAt(FOLDER, name)).toBeDefined();
  });

  it('puts nothing in the place of a file of that name', async () => {
    const first = await uploaded('taken.pdf', 'first');
    const second = await uploaded('taken.pdf', 'second');
    expect(text(portal.files.get(first)?.bytes)).toBe('first');
    expect(portal.files.get(second)?.path).toBe('/attain/reports/taken-1.pdf');
    expect(await crm.fileAt(FOLDER, 'taken.pdf')).toBe(first);
  });

  it('is refused in words where it is a byte too large', async () => {
    const largest = { ...draft('largest.pdf'), bytes: new Uint8Array(MAX_FILE_BYTES) };
    expect(await crm.uploadFile(largest)).toMatchObject({ kind: 'uploaded' });
    const bytes = new Uint8Array(MAX_FILE_BYTES + 1);
    expect(await crm.uploadFile({ ...draft('large.pdf'), bytes })).toEqual({
      kind: 'refused',
      message: expect.stringContaining('larger than') as string,
    });
    expect(await crm.fileAt(FOLDER, 'large.pdf')).toBeUndefined();
  });

  it.each([
    { what: 'a 502', then: { kind: 'commitThen', status: 502 }, settlesInMs: 5_000 },
    { what: 'a broken connection', then: { kind: 'commitThenReset' }, settlesInMs: 5_000 },
    { what: 'silence', then: { kind: 'commitThenHang' }, settlesInMs: 40_000 },
  ] as const)('is not repeated after $what, and found by its path', async (fault) => {
    const name = `lost ${fault.what}.pdf`;
    const before = portal.requests.count(UPLOAD);
    portal.faults.script([{ match: UPLOAD, then: fault.then }]);
    const { settlesInMs } = fault;
    expect(await crm.uploadFile(draft(name))).toEqual({ kind: 'unknown', settlesInMs });
    expect(portal.requests.count(UPLOAD) - before).toBe(1);
    const id = await crm.fileAt(FOLDER, name);
    expect(text(portal.files.get(id ?? '')?.bytes)).toBe(SECRET_WORDS);
  });

  it('that HubSpot never saw is not found', async () => {
    portal.faults.script([{ match: UPLOAD, then: { kind: 'reset' } }]);
    expect(await crm.uploadFile(draft('never.pdf'))).toMatchObject({ kind: 'unknown' });
    expect(await crm.fileAt(FOLDER, 'never.pdf')).toBeUndefined();
  });

  it.each([
    { what: '429', then: { kind: 'rateLimit', policy: 'TEN_SECONDLY_ROLLING' } },
    { what: '423', then: { kind: 'answer', status: 423 } },
  ] as const)('is repeated whole after $what, by which nothing was kept', async (fault) => {
    portal.faults.script([{ match: UPLOAD, then: fault.then }]);
    const id = await uploaded(`after ${fault.what}.pdf`);
    expect(text(portal.files.get(id)?.bytes)).toBe(SECRET_WORDS);
    expect(await crm.fileAt(FOLDER, `after ${fault.what}-1.pdf`)).toBeUndefined();
  });

  it('cannot be told where HubSpot answers in an unknown shape', async () => {
    portal.faults.script([{ match: UPLOAD, then: { kind: 'answer', status: 201, body: {} } }]);
    await expect(crm.uploadFile(draft('odd.pdf'))).rejects.toThrow(CrmRejectedError);
  });
});

describe('a file', () => {
  it('is replaced in its place, again after a lost answer, and stays private', async () => {
    const id = await uploaded('replaced.pdf', 'old');
    portal.faults.script([{ match: REPLACE, then: { kind: 'commitThenReset' } }]);
    expect(await crm.replaceFile(id, draft('another name.pdf', 'new'))).toBe('replaced');
    const file = portal.files.get(id);
    expect(file).toMatchObject({ path: `${FOLDER}/replaced.pdf`, access: 'PRIVATE' });
    expect(text(file?.bytes)).toBe('new');
  });

  it('that somebody removed is gone, for replacing, finding and opening', async () => {
    const id = await uploaded('removed.pdf');
    portal.files.remove(id);
    expect(await crm.replaceFile(id, draft('removed.pdf'))).toBe('gone');
    expect(await crm.fileAt(FOLDER, 'removed.pdf')).toBeUndefined();
    await expect(crm.signedUrl(id)).rejects.toThrow(CrmRejectedError);
  });

  it('is deleted, once or twice', async () => {
    const id = await uploaded('deleted.pdf');
    await crm.deleteFile(id);
    await crm.deleteFile(id);
    expect(portal.files.get(id)).toBeUndefined();
  });

  it('is found by its whole path only', async () => {
    const id = await uploaded('found.pdf');
    expect(await crm.fileAt('attain/reports/', 'found.pdf')).toBe(id);
    expect(await crm.fileAt('/attain', 'found.pdf')).toBeUndefined();
    expect(await crm.fileAt(FOLDER, 'Found.pdf')).toBeUndefined();
  });

  it('opens by a signed address for five minutes, and by no other', async () => {
    const id = await uploaded('signed.pdf');
    const url = await crm.signedUrl(id);
    const opened = await fetch(url);
    expect([opened.headers.get('content-type'), await opened.text()]).toEqual([
      'application/pdf',
      SECRET_WORDS,
    ]);
    expect((await fetch(url.split('?')[0]!)).status).toBe(404);
    const stretched = url.replace(/Expires=\d+/, 'Expires=9999999999');
    expect((await fetch(stretched)).status).toBe(404);
    clock.advance(300_000);
    expect((await fetch(url)).status).toBe(404);
  });

  it.each([
    { call: 'uploadFile', run: () => unscoped.uploadFile(draft('x.pdf')) },
    { call: 'replaceFile', run: () => unscoped.replaceFile('7', draft('x.pdf')) },
    { call: 'fileAt', run: () => unscoped.fileAt(FOLDER, 'x.pdf') },
    { call: 'deleteFile', run: () => unscoped.deleteFile('7') },
    { call: 'signedUrl', run: () => unscoped.signedUrl('7') },
  ])('needs the scope files for $call', async ({ run }) => {
    const error = await run().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MissingScopeError);
    expect((error as MissingScopeError).scopes).toEqual(['files']);
  });
});

describe('what is told of files', () => {
  it('is counted by endpoint, without ids', () => {
    const endpoints = Object.keys(crm.calls().byEndpoint).filter((each) => each.includes('/files'));
    expect(endpoints.toSorted()).toEqual([
      'DELETE /files/v3/files/{fileId}',
      'GET /files/v3/files/search',
      'GET /files/v3/files/{fileId}/signed-url',
      'POST /files/v3/files',
      'PUT /files/v3/files/{fileId}',
    ]);
  });

  it('holds neither content nor token nor signature', async () => {
    const id = await uploaded('quiet.pdf');
    portal.faults.script([
      { match: REPLACE, times: Infinity, then: { kind: 'answer', status: 503 } },
    ]);
    const error = await crm.replaceFile(id, draft('quiet.pdf')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CrmUnavailableError);
    const told = [...lines, String(error)].join('\n');
    expect(told).toContain('PUT /files/v3/files/');
    for (const secret of [SECRET_WORDS, portal.token, 'Signature=']) {
      expect(told).not.toContain(secret);
    }
  });
});
