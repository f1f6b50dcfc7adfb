import { diff, isSame } from '@attain/sync-worker/pipeline/diff';
import { describe, expect, it } from 'vitest';

const OURS = new Set(['score', 'band', 'scored_at']);
const STAMP = { scored_at: '2026-11-22T08:00:00.000Z' };

describe('a patch', () => {
  it('holds what differs and nothing else', () => {
    const held = { score: '80', band: 'stable' };
    expect(diff('17', held, { score: '81', band: 'stable' }, OURS)).toEqual({
      id: '17',
      properties: { score: '81' },
    });
  });

  it('is none where everything agrees', () => {
    expect(diff('17', { score: '80' }, { score: '80', band: '' }, OURS, STAMP)).toBeNull();
  });

  it('clears what is not known any more', () => {
    expect(diff('17', { score: '80' }, { score: '' }, OURS)).toEqual({
      id: '17',
      properties: { score: '' },
    });
  });

  it('carries the stamp, and is never there for its sake', () => {
    const held = { score: '80', scored_at: '2026-01-01T00:00:00.000Z' };
    expect(diff('17', held, { score: '80' }, OURS, STAMP)).toBeNull();
    expect(diff('17', held, { score: '79' }, OURS, STAMP)?.properties).toEqual({
      score: '79',
      ...STAMP,
    });
  });

  it('leaves out properties that the portal does not have', () => {
    const writable = new Set(['band']);
    expect(diff('17', {}, { score: '80', band: 'stable' }, writable, STAMP)).toEqual({
      id: '17',
      properties: { band: 'stable' },
    });
    expect(diff('17', {}, { score: '80' }, writable, STAMP)).toBeNull();
  });
});

describe('the same value', () => {
  it.each([
    ['42.50', '42.5', true],
    ['1.0E7', '10000000', true],
    ['0', '-0', true],
    ['0', '', false],
    ['', '0', false],
    ['42.5', '42.51', false],
    ['stable', 'Stable', false],
    ['2026-11-22T08:00:00Z', '2026-11-22T08:00:00.000Z', true],
    ['2026-11-22T08:00:00Z', '2026-11-22T08:00:01Z', false],
    ['2026-11-22', '2026-11-23', false],
    ['b;a', 'a;b', true],
    ['a;b', 'a;c', false],
    ['a', 'a;b', false],
  ])('%o and %o: %s', (held, wanted, same) => {
    expect(isSame(held, wanted)).toBe(same);
  });
});
