import {
  errorBodyOf,
  rateLimitOf,
  scopesOf,
} from '@attain/sync-worker/adapters/hubspot/error-body';
import { refusalsOf } from '@attain/sync-worker/adapters/hubspot/refusals';
import { rejectionOf } from '@attain/sync-worker/adapters/hubspot/rejection';
import { scrub } from '@attain/sync-worker/adapters/hubspot/scrub';
import { MissingScopeError } from '@attain/sync-worker/ports/errors';
import { describe, expect, it } from 'vitest';

const request = { method: 'GET', path: '/crm/objects/2026-09/tickets' } as const;

function answer(status: number, body: unknown) {
  return { status, header: () => null, text: JSON.stringify(body) };
}

describe('which limit a 429 is about', () => {
  it.each([
    { body: { policyName: 'DAILY' }, limit: 'daily' },
    { body: { policyName: 'TEN_SECONDLY_ROLLING' }, limit: 'ten_secondly' },
    { body: { policyName: 'SECONDLY' }, limit: 'secondly' },
    { body: { message: 'You have reached your secondly limit.' }, limit: 'secondly' },
    { body: { message: 'You have reached your daily limit.' }, limit: 'daily' },
    {
      body: { message: 'You have reached your ten_secondly_rolling limit.' },
      limit: 'ten_secondly',
    },
    { body: { message: 'Slow down.' }, limit: undefined },
    { body: {}, limit: undefined },
  ])('is $limit for $body', ({ body, limit }) => {
    expect(rateLimitOf(errorBodyOf(JSON.stringify(body)))).toBe(limit);
  });

  it.each(['<html>502 Bad Gateway</html>', '', 'null', '[]', '{"message":7,"errors":"no"}'])(
    'is not known from %s, which is no error of HubSpot',
    (text) => {
      expect(rateLimitOf(errorBodyOf(text))).toBeUndefined();
    },
  );
});

describe('a missing scope', () => {
  const body = {
    status: 'error',
    message: "This app hasn't been granted all required scopes to make this call.",
    category: 'MISSING_SCOPES',
    errors: [
      {
        message: 'One or more of the following scopes are required.',
        context: { requiredGranularScopes: ['tickets', 'crm.objects.tickets.read'] },
      },
    ],
  };

  it('is an error that names the scopes', () => {
    const error = rejectionOf(request, answer(403, body));
    expect(error).toBeInstanceOf(MissingScopeError);
    expect(error).toMatchObject({ scopes: ['tickets', 'crm.objects.tickets.read'] });
    expect(error.message).toContain('GET /crm/objects/2026-09/tickets (tickets, ');
  });

  it('is one also where HubSpot names none', () => {
    const error = rejectionOf(request, answer(403, { category: 'MISSING_SCOPES' }));
    expect(error).toBeInstanceOf(MissingScopeError);
    expect(error).toMatchObject({ scopes: [] });
  });

  it.each([
    {
      message: "This key doesn't have proper permissions! (requires any of [tickets, crm.x.read])",
      scopes: ['tickets', 'crm.x.read'],
    },
    { message: 'You do not have permissions to view these records.', scopes: [] },
  ])('is one also where only the message says so: $message', ({ message, scopes }) => {
    const error = rejectionOf(request, answer(403, { status: 'error', message }));
    expect(error).toBeInstanceOf(MissingScopeError);
    expect(error).toMatchObject({ scopes });
  });

  it('is not any other 403', () => {
    const error = rejectionOf(request, answer(403, { message: 'Forbidden', category: 'BANNED' }));
    expect(error).not.toBeInstanceOf(MissingScopeError);
  });

  it('is told once a scope', () => {
    const context = { requiredScopes: ['tickets'], requiredGranularScopes: ['tickets'] };
    expect(scopesOf({ context })).toEqual(['tickets']);
  });
});

describe('why a record was refused', () => {
  const packed = (entries: unknown) => `Property values were not valid: ${JSON.stringify(entries)}`;

  it('unpacks the JSON inside the message, one reason a property', () => {
    const message = packed([
      { isValid: false, error: 'INVALID_OPTION', name: 'band', message: 'red was not allowed' },
      { isValid: false, error: 'PROPERTY_DOESNT_EXIST', name: 'gone', message: 'no "gone"' },
    ]);
    expect(refusalsOf({ category: 'VALIDATION_ERROR', message })).toEqual([
      { code: 'INVALID_OPTION', property: 'band', message: 'red was not allowed' },
      { code: 'PROPERTY_DOESNT_EXIST', property: 'gone', message: 'no "gone"' },
    ]);
  });

  it.each([
    'Property values were not valid: [{"cut',
    'Property values were not valid: {}',
    'Property values were not valid: []',
    'Somebody has a rule against this.',
  ])('takes the message as a whole where nothing can be unpacked: %s', (message) => {
    expect(refusalsOf({ category: 'VALIDATION_ERROR', message })).toEqual([
      { code: 'VALIDATION_ERROR', property: null, message },
    ]);
  });

  it('says so when HubSpot gives no reason', () => {
    expect(refusalsOf({})).toEqual([
      { code: 'REFUSED', property: null, message: 'HubSpot gave no reason.' },
    ]);
  });
});

describe('HubSpot words in our errors', () => {
  it.each([
    ['sent Bearer pat-na1-0a1b2c3d-4e5f with it', 'sent Bearer [token] with it'],
    ['key pat-eu1-0a1b2c3d-4e5f-aaaa leaked', 'key [token] leaked'],
    ['Contact ann@acme.test already exists', 'Contact [e-mail] already exists'],
    ['call +1 (555) 010-9999 now', 'call [phone] now'],
    ['Object 735131946233 not found', 'Object 735131946233 not found'],
    ['since 2026-11-20T08:00:00.000Z', 'since 2026-11-20T08:00:00.000Z'],
  ])('turn %s into %s', (text, clean) => {
    expect(scrub(text)).toBe(clean);
  });

  it('are cut after 500 characters', () => {
    expect(scrub('x'.repeat(2_000))).toHaveLength(501);
  });
});
