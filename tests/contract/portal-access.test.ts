import { expect, it, onTestFinished } from 'vitest';

import { caller } from '../portal/call.ts';
import { type PortalOptions, startPortal } from '../portal/portal.ts';

async function portalWith(options: PortalOptions) {
  const portal = await startPortal({ limits: 'off', ...options });
  onTestFinished(() => portal.stop());
  return portal;
}

it.each(['wrong', 'revoked'])('refuses a %s token', async (name) => {
  const portal = await portalWith({ token: 'revoked' });
  portal.tokens.revoke('revoked');
  const { status, body } = await caller(portal, name)('GET', '/crm/objects/2026-09/companies');

  expect(status).toBe(401);
  expect(body).toMatchObject({ status: 'error', category: 'INVALID_AUTHENTICATION' });
});

it.each([
  { path: '/crm/objects/2026-09/companies', scope: 'crm.objects.companies.read' },
  { path: '/crm/objects/2026-09/meetings', scope: 'crm.objects.contacts.read' },
  { path: '/crm/objects/2026-09/tickets', scope: 'tickets' },
  { path: '/crm/owners/2026-09', scope: 'crm.objects.owners.read' },
  { path: '/crm/properties/2026-09/deals', scope: 'crm.schemas.deals.read' },
  { path: '/crm/pipelines/2026-09/deals', scope: 'crm.objects.deals.read' },
  { path: '/account-info/2026-09/details', scope: 'oauth' },
])('names the scope that $path needs', async ({ path, scope }) => {
  const portal = await portalWith({ tokens: { poor: [] } });
  const { status, body } = await caller(portal)('GET', path);

  expect(status).toBe(403);
  expect(body.category).toBe('MISSING_SCOPES');
  expect(body.errors[0].context.requiredGranularScopes).toContain(scope);
});

it('cannot create properties with the scope to write records', async () => {
  const portal = await portalWith({ tokens: { t: ['crm.objects.companies.write'] } });
  const { status } = await caller(portal)('POST', '/crm/properties/2026-09/companies', {});

  expect(status).toBe(403);
});

it('has no feedback for anybody without Service Hub', async () => {
  const portal = await portalWith({ feedback: false });
  const { status, body } = await caller(portal)('GET', '/crm/objects/2026-09/feedback_submissions');

  expect(status).toBe(403);
  expect(body.errors[0].context.requiredGranularScopes).toEqual([
    'crm.objects.feedback_submissions.read',
  ]);
});

it('reads feedback and never writes it', async () => {
  const portal = await portalWith({});
  const id = portal.crm.create('feedback_submissions', { hs_survey_type: 'NPS', hs_value: 9 });
  const call = caller(portal);
  const path = `/crm/objects/2026-09/feedback_submissions/${id}`;

  expect((await call('GET', `${path}?properties=hs_value`)).body.properties.hs_value).toBe('9');
  expect((await call('PATCH', path, { properties: { hs_value: '1' } })).status).toBe(405);
});

it('tells a static token who it is', async () => {
  const portal = await portalWith({ tokens: { mine: ['oauth'] } });
  const { body } = await caller(portal)('POST', '/oauth/v2/private-apps/get/access-token-info', {
    tokenKey: 'mine',
  });

  expect(body).toMatchObject({ hubId: portal.portalId, scopes: ['oauth'] });
});

it('refreshes until the app is uninstalled, then says so in the words of RFC 6749', async () => {
  const portal = await portalWith({});
  const call = caller(portal);
  const client = { client_id: portal.clientId, client_secret: portal.clientSecret };
  const token = (fields: Record<string, string>) =>
    call('POST', '/oauth/2026-09/token', new URLSearchParams({ ...client, ...fields }));

  const first = await token({ grant_type: 'authorization_code', code: portal.authorizationCode() });
  const refresh = { grant_type: 'refresh_token', refresh_token: first.body.refresh_token };
  const second = await token(refresh);
  expect(second.body).toMatchObject({ expires_in: 1_800, hub_id: portal.portalId });
  expect(second.body.scopes).toContain('oauth');

  portal.uninstall();
  const refused = await token(refresh);
  expect(refused.status).toBe(400);
  expect(refused.body).toMatchObject({ error: 'invalid_grant', status: 'BAD_REFRESH_TOKEN' });
  expect(
    (await caller(portal, second.body.access_token)('GET', '/crm/owners/2026-09')).status,
  ).toBe(401);
});

it('introspects a token for its own client only', async () => {
  const portal = await portalWith({ tokens: { mine: ['oauth'] } });
  const introspect = (secret: string) =>
    caller(portal)(
      'POST',
      '/oauth/2026-09/token/introspect',
      new URLSearchParams({ client_id: portal.clientId, client_secret: secret, token: 'mine' }),
    );

  expect((await introspect(portal.clientSecret)).body).toMatchObject({
    active: true,
    hub_id: portal.portalId,
  });
  expect((await introspect('wrong')).body.error).toBe('invalid_client');
});
