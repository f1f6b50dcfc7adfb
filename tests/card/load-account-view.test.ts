import { Unanswered, workerAt } from '@attain/ui/data/worker';
import { workerOrigin } from '@attain/ui/data/worker-origin';
import { logger } from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { loadAccountView } from '../../hubspot-app/src/app/cards/data/load-account-view.ts';
import { someView } from './builders.ts';

const ORIGIN = 'https://attain.example.com';

function answering(status: number, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const fetch = vi.fn(async (_url: string) => new Response(text, { status }));
  return { fetch, worker: workerAt(ORIGIN, fetch) };
}

beforeEach(() => {
  vi.spyOn(logger, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

describe('loading an account', () => {
  it('asks the worker for the summary of the company', async () => {
    const { fetch, worker } = answering(200, someView());
    expect(await loadAccountView(worker, '512')).toEqual(someView());
    expect(fetch.mock.calls[0]?.[0]).toBe(`${ORIGIN}/api/companies/512/summary`);
  });

  it.each([
    { name: 'as it is', status: 404, body: { code: 'not_found', message: 'No figures.' } },
    {
      name: 'inside a bad gateway',
      status: 502,
      body: {
        category: 'BAD_GATEWAY',
        responseBody: { code: 'not_found', message: 'No figures.' },
      },
    },
  ])('takes "not found" for no figures, handed on $name', async ({ status, body }) => {
    const { worker } = answering(status, body);
    expect(await loadAccountView(worker, '512')).toBeUndefined();
  });

  it.each([
    {
      status: 401,
      body: { code: 'unauthorized', message: 'No signature.' },
      says: 'No signature.',
    },
    {
      status: 502,
      body: { category: 'BAD_GATEWAY', responseBody: { code: 'internal', message: 'Our fault.' } },
      says: 'Our fault.',
    },
    { status: 502, body: null, says: 'the worker answered 502' },
    { status: 503, body: '<html>', says: 'the worker answered 503' },
  ])('fails on $status, saying "$says"', async ({ status, body, says }) => {
    const { worker } = answering(status, body);
    await expect(loadAccountView(worker, '512')).rejects.toThrow(says);
  });

  it('fails where the worker is not reached', async () => {
    const worker = workerAt(ORIGIN, () => Promise.reject(new Error('timed out')));
    await expect(loadAccountView(worker, '512')).rejects.toThrow(
      new Unanswered('the worker was not reached: Error: timed out'),
    );
    expect(logger.error).toHaveBeenCalledWith(expect.stringContaining('timed out'));
  });
});

describe('the origin of the worker', () => {
  it.each([
    { variables: { API_ORIGIN: 'https://test.example.com' }, origin: 'https://test.example.com' },
    { variables: { API_ORIGIN: '' }, origin: ORIGIN },
    { variables: {}, origin: ORIGIN },
    { variables: undefined, origin: ORIGIN },
  ])('is $origin with the profile variables $variables', ({ variables, origin }) => {
    expect(workerOrigin(variables)).toBe(origin);
  });
});
