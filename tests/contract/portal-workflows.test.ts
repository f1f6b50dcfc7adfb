import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { caller, type Caller } from '../portal/call.ts';
import { ALL_SCOPES } from '../portal/http/auth.ts';
import { type Portal, startPortal } from '../portal/portal.ts';
import { executions } from '../portal/workflows/executions.ts';

const COMPLETE = (id: string) => `/automation/v4/actions/callbacks/${id}/complete`;
const SUCCESS = { outputFields: { hs_execution_state: 'SUCCESS', health_score: '72' } };

let portal: Portal;
let call: Caller;
beforeAll(async () => {
  portal = await startPortal({
    tokens: {
      all: ALL_SCOPES,
      some: ALL_SCOPES.filter((scope) => scope !== 'automation'),
    },
  });
  call = caller(portal);
});
afterAll(() => portal.stop());

describe('completing an execution', () => {
  it('needs the scope automation', async () => {
    const reply = await caller(portal, 'some')('POST', COMPLETE('ap-1'), SUCCESS);
    expect([reply.status, reply.body['category']]).toEqual([403, 'MISSING_SCOPES']);
  });

  it('is refused where none waits, and for outputs that are no text', async () => {
    expect((await call('POST', COMPLETE('ap-1'), SUCCESS)).status).toBe(400);
    const numbers = { outputFields: { health_score: 72 } };
    expect((await call('POST', COMPLETE('ap-1'), numbers)).status).toBe(400);
  });
});

describe('an execution that waits', () => {
  it('ends as the app says, once', async () => {
    const waiting = executions(() => 0);
    const ended = waiting.block('ap-1', 'P1D');
    expect(waiting.complete('ap-1', SUCCESS.outputFields)).toBe(true);
    expect(await ended).toEqual({ state: 'succeeded', outputs: { health_score: '72' } });
    expect(waiting.complete('ap-1', SUCCESS.outputFields)).toBe(false);
  });

  it('is given up when its time is over', () => {
    let now = 0;
    const waiting = executions(() => now);
    void waiting.block('ap-1', 'PT1H30M');
    now = 90 * 60_000;
    expect(waiting.complete('ap-1', SUCCESS.outputFields)).toBe(false);
  });
});
