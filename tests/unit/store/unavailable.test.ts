import { unavailable } from '@attain/sync-worker/adapters/store/unavailable';
import { describe, expect, it } from 'vitest';

const POSTGRES = 'postgres://ann:s3cret@db.example:5433/attain?sslmode=require';

describe('a database that cannot be used', () => {
  it.each([
    [POSTGRES, { code: 'ENOTFOUND' }, /^The host of PostgreSQL at db\.example:5433\/attain is not/],
    [POSTGRES, { code: '28P01' }, /refuses the user or password: correct DATABASE_URL\.$/],
    [
      POSTGRES,
      { code: '53300' },
      /has no free connection: raise its limit or run fewer workers\.$/,
    ],
    ['sqlite:data/a.db', { code: 'EACCES' }, /^The file data\/a\.db may not be written: give/],
    ['sqlite:data/a.db', { errcode: 8 }, /^The file data\/a\.db may not be written: give/],
    ['sqlite:data/a.db', { errcode: 261 }, /^Another process keeps the file data\/a\.db locked/],
    ['sqlite:data/a.db', { errcode: 267 }, /^The file data\/a\.db is damaged: restore it/],
  ])('is told in one sentence: %s %o', (url, error, sentence) => {
    const { message } = unavailable(url, Object.assign(new Error('low level'), error));
    expect(message).toMatch(sentence);
    expect(message).not.toMatch(/s3cret|ann|low level/);
  });

  it('names a reason that it does not know, and keeps it as the cause', () => {
    const cause = new Error('the moon is in the way\nat line 1');
    const error = unavailable(POSTGRES, cause);
    expect(error.message).toBe(
      'PostgreSQL at db.example:5433/attain cannot be used (the moon is in the way): check DATABASE_URL.',
    );
    expect(error.cause).toBe(cause);
  });

  it('passes on what was told already', () => {
    const told = unavailable('sqlite:a.db', { errcode: 26 });
    expect(unavailable('sqlite:a.db', told)).toBe(told);
  });

  it('does not repeat a URL that cannot be read', () => {
    expect(unavailable('postgres://ann:s3cret@:x', new Error('bad')).message).not.toContain(
      's3cret',
    );
  });
});
