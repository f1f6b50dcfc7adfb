import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { caller, type Caller } from '../portal/call.ts';
import { type Portal, startPortal } from '../portal/portal.ts';

const FILES = '/files/v3/files';
const PRIVATE = JSON.stringify({ access: 'PRIVATE' });

let portal: Portal;
let call: Caller;
beforeAll(async () => {
  portal = await startPortal({ limits: 'off' });
  call = caller(portal);
});
afterAll(() => portal.stop());

type Sent = { file?: string | null; fields?: Record<string, string> };

async function send(method: string, path: string, { file = 'cat.png', fields = {} }: Sent) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file !== null) form.set('file', new Blob(['meow'], { type: 'image/png' }), file);
  const headers = { authorization: `Bearer ${portal.token}` };
  const response = await fetch(portal.origin + path, { method, headers, body: form });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const upload = (fields: Record<string, string>, file?: string | null) =>
  send('POST', FILES, { fields, ...(file === undefined ? {} : { file }) });

describe('uploading a file', () => {
  it('answers with its metadata, its name without the extension', async () => {
    const fields = { folderPath: '/library/cat_archive', options: PRIVATE };
    expect(await upload(fields)).toEqual({
      status: 201,
      body: {
        id: expect.stringMatching(/^\d+$/) as string,
        parentFolderId: expect.stringMatching(/^\d+$/) as string,
        name: 'cat',
        extension: 'png',
        path: '/library/cat_archive/cat.png',
        access: 'PRIVATE',
        size: 4,
        type: 'IMG',
        fileMd5: '4a4be40c96ac6314e91d93f38043a634',
        url: expect.stringContaining('/signed-url-redirect?portalId=') as string,
        defaultHostingUrl: expect.stringContaining('/hubfs/') as string,
        isUsableInContent: false,
        sourceGroup: 'CONTENT',
        createdAt: expect.any(String) as string,
        updatedAt: expect.any(String) as string,
        archived: false,
      },
    });
  });

  it.each([
    { why: 'no options', fields: { folderPath: '/a' }, status: 400 },
    { why: 'no access', fields: { folderPath: '/a', options: '{}' }, status: 400 },
    { why: 'an unknown access', fields: { folderPath: '/a', options: '{"access":"MINE"}' } },
    { why: 'options that are not JSON', fields: { folderPath: '/a', options: 'PRIVATE' } },
    { why: 'no folder', fields: { options: PRIVATE } },
    { why: 'two folders', fields: { folderPath: '/a', folderId: '1', options: PRIVATE } },
    { why: 'an unknown folder', fields: { folderId: '1', options: PRIVATE }, status: 404 },
    { why: 'no file', fields: { folderPath: '/a', options: PRIVATE }, file: null },
  ])('is refused with $why', async ({ fields, status = 400, file }) => {
    expect((await upload(fields, file)).status).toBe(status);
  });

  it('is refused as JSON', async () => {
    expect((await call('POST', FILES, { fileName: 'cat.png' })).status).toBe(415);
  });

  it('goes by its own name, with the extension of the file', async () => {
    const fields = { folderPath: '/named', fileName: 'tiger', options: PRIVATE };
    expect((await upload(fields)).body['path']).toBe('/named/tiger.png');
  });

  it('replaces a file of that name where it is told to, and else takes another name', async () => {
    const into = (overwrite: boolean) =>
      upload({
        folderPath: '/taken',
        options: JSON.stringify({ access: 'PRIVATE', overwrite }),
      });
    const first = await into(false);
    expect((await into(true)).body['id']).toBe(first.body['id']);
    expect((await into(false)).body['path']).toBe('/taken/cat-1.png');
    expect((await into(false)).body['path']).toBe('/taken/cat-2.png');
  });

  it('goes into a folder by its id', async () => {
    const { body } = await upload({ folderPath: '/by/id', options: PRIVATE });
    const folderId = String(body['parentFolderId']);
    const fields = { folderId, fileName: 'other', options: PRIVATE };
    expect((await upload(fields)).body['path']).toBe('/by/id/other.png');
  });
});

describe('a file', () => {
  it('keeps its access when it is replaced without one', async () => {
    const { body } = await upload({ folderPath: '/kept', options: PRIVATE });
    const replaced = await send('PUT', `${FILES}/${String(body['id'])}`, { file: 'dog.jpg' });
    expect([replaced.status, replaced.body['path'], replaced.body['access']]).toEqual([
      200,
      '/kept/cat.png',
      'PRIVATE',
    ]);
  });

  it('that is public opens without a signature', async () => {
    const options = JSON.stringify({ access: 'PUBLIC_NOT_INDEXABLE' });
    const { body } = await upload({ folderPath: '/public', options });
    expect(await (await fetch(String(body['url']))).text()).toBe('meow');
  });

  it('is there until it is archived, and then for nobody', async () => {
    const { body } = await upload({ folderPath: '/gone', options: PRIVATE });
    const path = `${FILES}/${String(body['id'])}`;
    expect((await call('GET', path)).body).toEqual(body);
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
    expect((await call('GET', `${path}/signed-url`)).status).toBe(404);
    expect((await call('DELETE', path)).status).toBe(404);
    expect((await send('PUT', path, {})).status).toBe(404);
    expect((await call('GET', `${FILES}/search?path=/gone/cat.png`)).body.results).toEqual([]);
  });

  it('is found by name and folder, page by page', async () => {
    for (const fileName of ['one', 'two', 'three']) {
      await upload({ folderPath: '/pages', fileName, options: PRIVATE });
    }
    const [{ parentFolderId }] = (await call('GET', `${FILES}/search?path=/pages/one.png`)).body
      .results;
    const inFolder = `${FILES}/search?parentFolderIds=${String(parentFolderId)}&limit=2`;
    const first = (await call('GET', inFolder)).body;
    expect(first.results.map(({ name }) => name)).toEqual(['one', 'two']);
    const { after } = first.paging.next;
    const second = (await call('GET', `${inFolder}&after=${after}`)).body;
    expect(second.results.map(({ name }) => name)).toEqual(['three']);
    expect(second.paging).toBeUndefined();
    expect((await call('GET', `${FILES}/search?limit=101`)).status).toBe(400);
  });
});
