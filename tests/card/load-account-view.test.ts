import { hubspot } from '@hubspot/ui-extensions';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { loadAccountView } from '../../hubspot-app/src/app/cards/data/load-account-view.ts';
import { workerOrigin } from '../../hubspot-app/src/app/cards/data/worker-origin.ts';
import { someView } from './builders.ts';

const ORIGIN = 'https://attain.example.com';

function answering(status: number, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return vi.spyOn(hubspot, 'fetch').mockImplementation(async () => new Response(text, { status }));
}

afterEach(() => vi.restoreAllMocks());

describe('loading an account', () => {
  it('asks the worker for the summary of the company', async () => {
    const fetch = answering(200, someView());
    expect(await loadAccountView(ORIGIN, '512')).toEqual(someView());
    expect(fetch.mock.calls[0]?.[0]).toBe(`${ORIGIN}/api/companies/512/summary`);
  });

  it.each([
    { name: 'as it is', status: 404, body: { code: 'not_found', message: 'No figures.' } },
    {
      name: 'inside a bad gateway',
      status: 502,
      body: { category: 'BAD_GATEWAY', responseBody: { code: 'not_found' } },
    },
  ])('takes "not found" for no figures, handed on $name', async ({ status, body }) => {
    answering(status, body);
    expect(await loadAccountView(ORIGIN, '512')).toBeUndefined();
  });

  it.each([
    { status: 401, body: { code: 'unauthorized' } },
    { status: 502, body: { category: 'BAD_GATEWAY', responseBody: { code: 'internal' } } },
    { status: 502, body: null },
    { status: 503, body: '<html>' },
  ])('fails on $status', async ({ status, body }) => {
    answering(status, body);
    await expect(loadAccountView(ORIGIN, '512')).rejects.toThrow(`the worker answered ${status}`);
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
