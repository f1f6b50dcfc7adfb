import { StoreUnavailableError } from '@attain/sync-worker/ports/errors';
import type { AddedUsage, OutcomeCounts, UsageEvent } from '@attain/sync-worker/ports/usage';
import type { Collected } from '@attain/sync-worker/usage/collector';
import {
  type Group,
  groupCommit,
  type Lane,
  QueueFullError,
} from '@attain/sync-worker/usage/group-commit';
import { describe, expect, it } from 'vitest';

const APP: Lane = { portalId: 1, source: 'app' };
const OTHER: Lane = { portalId: 1, source: 'other' };

function someEvent(key: string): UsageEvent {
  return {
    account: { by: 'account_key', value: 'acme' },
    ...{ event: 'seen', at: 0, day: 0, user: null, session: null, durationSeconds: null },
    ...{ numbers: null, countsUsers: false, key },
  };
}

function some(keys: readonly string[], more: Partial<Collected> = {}): Collected {
  return { events: keys.map(someEvent), members: new Map(), outcomes: {}, ...more };
}

const keysOf = ({ events }: Group) => events.map(({ key }) => key).join(' ');

/** Commits that end when the test says so. */
function heldCommits() {
  const started: { lane: string; keys: string }[] = [];
  const seen: OutcomeCounts[] = [];
  const open: PromiseWithResolvers<void>[] = [];
  const waiters: (() => void)[] = [];
  const commits = groupCommit({
    async commit({ source }, group): Promise<AddedUsage> {
      const held = Promise.withResolvers<void>();
      started.push({ lane: source, keys: keysOf(group) });
      open.push(held);
      waiters.splice(0).forEach((wake) => wake());
      await held.promise;
      return { stored: group.events.length, repeated: 0, refused: [] };
    },
    stored: (outcomes) => void seen.push(outcomes),
  });
  return {
    commits,
    started,
    seen,
    end: () => open.shift()?.resolve(),
    fail: (error: Error) => open.shift()?.reject(error),
    /** Resolves once so many commits have begun. */
    untilStarted: async (count: number) => {
      while (started.length < count) await new Promise<void>((wake) => waiters.push(wake));
    },
  };
}

describe('commits of groups', () => {
  it('take together what comes while one runs, in the order of its coming', async () => {
    const { commits, started, seen, end, untilStarted } = heldCommits();
    const first = commits.add(APP, some(['a']));
    await untilStarted(1);
    const later = [commits.add(APP, some(['b', 'c'])), commits.add(APP, some(['d']))];
    expect(commits.waiting()).toEqual({ events: 7, requests: 3 });
    end();
    await first;
    await untilStarted(2);
    end();
    await Promise.all(later);
    await commits.idle();
    expect(started.map(({ keys }) => keys)).toEqual(['a', 'b c d']);
    expect(seen).toEqual([
      { stored: 1, repeated: 0 },
      { stored: 3, repeated: 0 },
    ]);
    expect(commits.waiting()).toEqual({ events: 0, requests: 0 });
  });

  it('answer nobody before the commit has ended', async () => {
    const { commits, end, untilStarted } = heldCommits();
    let answered = false;
    const added = commits.add(APP, some(['a'])).then(() => (answered = true));
    await untilStarted(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    end();
    await added;
  });

  it('take turns between lanes', async () => {
    const { commits, started, end, untilStarted } = heldCommits();
    const all = [commits.add(APP, some(['a']))];
    await untilStarted(1);
    const many = Array.from({ length: 15_000 }, (_, n) => String(n));
    all.push(commits.add(APP, some(many)), commits.add(APP, some(many)));
    all.push(commits.add(OTHER, some(['b'])));
    for (let n = 1; n <= 4; n += 1) {
      await untilStarted(n);
      end();
    }
    await Promise.all(all);
    expect(started.map(({ lane }) => lane)).toEqual(['app', 'app', 'other', 'app']);
  });

  it('let a sender gone wild neither fill memory nor keep others out', async () => {
    const { commits, end, untilStarted } = heldCommits();
    const first = commits.add(APP, some(['a']));
    await untilStarted(1);
    const heavy = some(Array.from({ length: 20_000 }, (_, n) => String(n)));
    const taken = [commits.add(APP, heavy), commits.add(APP, heavy)];
    await expect(commits.add(APP, heavy)).rejects.toThrow(QueueFullError);
    taken.push(commits.add(OTHER, heavy), commits.add(OTHER, heavy));
    await expect(commits.add(OTHER, heavy)).rejects.toThrow(QueueFullError);
    expect(commits.waiting().requests).toBe(5);
    for (let n = 1; n <= 5; n += 1) {
      await untilStarted(n);
      end();
    }
    await Promise.all([first, ...taken]);
    expect(commits.waiting()).toEqual({ events: 0, requests: 0 });
  });

  it('take a request that is larger than all bounds when nothing waits', async () => {
    const { commits, end, untilStarted } = heldCommits();
    const huge = commits.add(APP, some(Array.from({ length: 150_000 }, (_, n) => String(n))));
    await untilStarted(1);
    end();
    await huge;
  });

  it('that fail with the database fail for all of the group, and the next one goes on', async () => {
    const { commits, started, end, fail, untilStarted } = heldCommits();
    const first = commits.add(APP, some(['a']));
    await untilStarted(1);
    const group = [commits.add(APP, some(['b'])), commits.add(APP, some(['c']))];
    end();
    await first;
    await untilStarted(2);
    fail(new StoreUnavailableError('The database is away.'));
    const results = await Promise.allSettled(group);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = commits.add(APP, some(['d']));
    await untilStarted(3);
    end();
    await next;
    expect(started.map(({ keys }) => keys)).toEqual(['a', 'b c', 'd']);
  });

  it('that cannot store something fail for the request that brought it alone', async () => {
    const stored: string[] = [];
    const commits = groupCommit({
      async commit(_lane, group) {
        if (keysOf(group).includes('bad')) throw new Error('no such text');
        stored.push(keysOf(group));
        return { stored: group.events.length, repeated: 0, refused: [] };
      },
      stored: () => undefined,
    });
    const requests = [['a'], ['bad'], ['b']].map((keys) => commits.add(APP, some(keys)));
    const results = await Promise.allSettled(requests);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(stored).toEqual(['a', 'b']);
  });

  it('tell what became of everything, of the latest word on each user too', async () => {
    const seen: OutcomeCounts[] = [];
    const groups: Group[] = [];
    const commits = groupCommit({
      async commit(_lane, group) {
        groups.push(group);
        const refused = [{ index: 0, outcome: 'too_many_names' as const }];
        return { stored: 1, repeated: 2, refused };
      },
      stored: (outcomes) => void seen.push(outcomes),
    });
    const member = (at: number) => ({
      members: new Map([
        ['domain u', { user: 'u', account: { by: 'domain' as const, value: `${at}` }, at }],
      ]),
    });
    const bot = { outcomes: { bot: 1 } };
    await Promise.all([
      commits.add(APP, some(['a', 'b'], { ...bot, ...member(2) })),
      commits.add(APP, some(['c', 'd'], { ...bot, ...member(1) })),
    ]);
    expect(seen).toEqual([{ bot: 2, stored: 1, repeated: 2, too_many_names: 1 }]);
    expect(groups.map(({ members }) => members.map(({ at }) => at))).toEqual([[2]]);
  });
});
