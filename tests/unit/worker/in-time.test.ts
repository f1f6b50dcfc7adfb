import { inTime } from '@attain/sync-worker/in-time';
import { describe, expect, it } from 'vitest';

const never = new Promise<string>(() => undefined);
const late = () => 'late';

describe('work that is waited for a while', () => {
  it('answers, or fails, in time', async () => {
    expect(await inTime(Promise.resolve('done'), 60_000, late)).toBe('done');
    await expect(inTime(Promise.reject(new Error('no')), 60_000, late)).rejects.toThrow('no');
  });

  it('is late after its time, and may be told so by an error', async () => {
    expect(await inTime(never, 1, late)).toBe('late');
    const refuse = () => {
      throw new Error('too late');
    };
    await expect(inTime(never, 1, refuse)).rejects.toThrow('too late');
  });
});
