import { parametersIn, withPlaces } from '@attain/sync-worker/adapters/analytics/sql/parameters';
import { asksForDays, queryFault } from '@attain/sync-worker/adapters/analytics/sql/select-only';
import { piecesOf } from '@attain/sync-worker/adapters/analytics/sql/sql-text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const STANDARD = { backslash: false };

describe('a query of the configuration', () => {
  it.each([
    'select 1',
    '  SELECT 1 ; ',
    '(select 1) union all (select 2)',
    'with a as (select 1) select * from a',
    "select ';' as semicolon, 'drop table x' as text",
    'select "update", `delete` from t -- insert; drop',
    'select 1 /* ; delete from t */',
    'select $$ ; drop $$, $x$ truncate $$ ; $x$',
    "select E'it\\'s; drop table x'",
    "select 'it''s ; drop' as a",
    'select updated_at, created, deletes, "set" from inserts',
    'select v:from::date, f(x):to, a[1:2] from t where at >= :from',
  ])('may read: %s', (query) => {
    expect(queryFault(query, STANDARD)).toBeNull();
  });

  it.each([
    ['delete from t', 'is no SELECT'],
    ['explain select 1', 'is no SELECT'],
    ['', 'is no SELECT'],
    ['select 1; select 2', 'has several statements'],
    ["select 1 --'\n; drop table t", 'has several statements'],
    ['with gone as (delete from t returning *) select * from gone', 'has the word DELETE'],
    ['select * into copy_of from t', 'has the word INTO'],
    ['select * from t for update', 'has the word UPDATE'],
    ['select 1 where at >= :start', 'has the unknown parameter :start'],
  ])('is refused: %s', (query, fault) => {
    expect(queryFault(query, STANDARD)).toContain(fault);
  });

  it('reads a backslash in a string as its database does', () => {
    const query = String.raw`select 'it\'; drop table x; select ' as a`;
    expect(queryFault(query, { backslash: true })).toBeNull();
    expect(queryFault(query, STANDARD)).toContain('has several statements');
    expect(queryFault(`select data #>> '{a}' from t where at >= :from`, STANDARD)).toBeNull();
    expect(parametersIn(`select data #>> '{a}' from t where at >= :from`, STANDARD)).toEqual([
      'from',
    ]);
  });

  it('asks for the days of a question', () => {
    expect(asksForDays('select 1 where at >= :from and at < :to', STANDARD)).toBe(true);
    expect(asksForDays('select 1 where d between :from_day and :to_day', STANDARD)).toBe(true);
    expect(asksForDays('select 1 where at >= :from', STANDARD)).toBe(false);
    expect(asksForDays("select ':from' as a, ':to' as b", STANDARD)).toBe(false);
  });
});

describe('named parameters', () => {
  it('are bound where they stand in code, and nowhere else', () => {
    const query =
      "select ':from', a::date, :from::date -- :to\n where b < :TO and c = ':zone' and d=:zone;\n";
    expect(parametersIn(query, STANDARD)).toEqual(['from', 'to', 'zone']);
    expect(withPlaces(query, STANDARD, (_, index) => `$${index + 1}`)).toEqual({
      text: "select ':from', a::date, $1::date -- :to\n where b < $2 and c = ':zone' and d=$3",
      names: ['from', 'to', 'zone'],
    });
  });

  it('leave every other text as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab;:\'"`-/*$E#\n \\') }),
        fc.boolean(),
        (query, backslash) => {
          expect(
            piecesOf(query, { backslash })
              .map(({ text }) => text)
              .join(''),
          ).toBe(query);
        },
      ),
    );
  });
});
