import type { AnsweredRequest } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { daysAgo, NOW } from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

function someAnswer(overrides: Partial<AnsweredRequest> = {}): AnsweredRequest {
  return {
    key: 'key-of-a-request',
    digest: 'abc',
    status: 201,
    body: '{"title":"Schneller berichten 🚀"}',
    version: 1,
    at: NOW,
    ...overrides,
  };
}

export function requestsSuite({ store }: TestEngine): void {
  describe('answers to requests', () => {
    it('are given again byte by byte, by their key', async () => {
      const { requests } = freshPortal(store);
      await requests.keep(someAnswer());
      await requests.keep(someAnswer({ key: 'another-request', version: null }));
      expect(await requests.answered('key-of-a-request')).toEqual(someAnswer());
      expect(await requests.answered('another-request')).toMatchObject({ version: null });
      expect(await requests.answered('unknown-request')).toBeUndefined();
    });

    it('belong to one portal: the same key elsewhere is another request', async () => {
      const [here, there] = [freshPortal(store), freshPortal(store)];
      await here.requests.keep(someAnswer());
      expect(await there.requests.answered('key-of-a-request')).toBeUndefined();
      await there.requests.keep(someAnswer({ status: 200 }));
      expect(await here.requests.answered('key-of-a-request')).toMatchObject({ status: 201 });
    });

    it('are forgotten by their age, in one portal', async () => {
      const [here, there] = [freshPortal(store), freshPortal(store)];
      await here.requests.keep(someAnswer({ at: daysAgo(8) }));
      await there.requests.keep(someAnswer({ at: daysAgo(8) }));
      await here.requests.keep(someAnswer({ key: 'at-the-very-edge', at: daysAgo(7) }));
      await here.requests.forget(daysAgo(7), 'for ever ');
      expect(await here.requests.answered('key-of-a-request')).toBeUndefined();
      expect(await here.requests.answered('at-the-very-edge')).toBeDefined();
      expect(await there.requests.answered('key-of-a-request')).toBeDefined();
    });

    it('are never forgotten under a key with the beginning that is named', async () => {
      const { requests } = freshPortal(store);
      await requests.keep(someAnswer({ key: 'for ever 1', at: daysAgo(900) }));
      await requests.keep(someAnswer({ key: 'not for ever', at: daysAgo(900) }));
      await requests.forget(daysAgo(7), 'for ever ');
      expect(await requests.answered('for ever 1')).toBeDefined();
      expect(await requests.answered('not for ever')).toBeUndefined();
    });

    it('are not kept where their change is not', async () => {
      const portal = freshPortal(store);
      const failed = portal.transaction(async (inside) => {
        await inside.requests.keep(someAnswer());
        throw new Error('the change failed');
      });
      await expect(failed).rejects.toThrow('the change failed');
      expect(await portal.requests.answered('key-of-a-request')).toBeUndefined();
    });
  });
}
