import { remembered } from '@attain/sync-worker/usage/remembered';
import { describe, expect, it } from 'vitest';

const MOST = 100;
const LONGEST = 10;

function counting() {
  const asked: string[] = [];
  const answer = remembered(MOST, LONGEST, (text) => {
    asked.push(text);
    return text.length;
  });
  return { asked, answer };
}

describe('answers that are remembered', () => {
  it('are worked out once', () => {
    const { asked, answer } = counting();
    expect([answer('a'), answer('a'), answer('b')]).toEqual([1, 1, 1]);
    expect(asked).toEqual(['a', 'b']);
  });

  it('are forgotten when there are too many of them', () => {
    const { asked, answer } = counting();
    for (let n = 0; n <= MOST; n += 1) answer(String(n));
    answer('0');
    expect(asked).toHaveLength(MOST + 2);
  });

  it('are never kept of what is long, which is seen as too long and no longer than that', () => {
    const { asked, answer } = counting();
    expect([answer('x'.repeat(1_000_000)), answer('x'.repeat(1_000_000))]).toEqual([11, 11]);
    expect(asked).toHaveLength(2);
    expect(answer('x'.repeat(LONGEST))).toBe(LONGEST);
  });
});
