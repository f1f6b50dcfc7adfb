import { fieldErrors, fieldName } from '@attain/sync-worker/http/request/field-errors';
import { exampleOf, schemaAt } from '@attain/sync-worker/http/request/schema-at';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const schema = z.strictObject({
  name: z.string().min(1).max(5).meta({ example: 'Ann' }),
  size: z.int().min(1).max(9).optional().meta({ example: 3 }),
  share: z.number().positive().lt(1).nullish(),
  kind: z.enum(['new', 'old']).default('new'),
  tags: z
    .array(z.strictObject({ text: z.string().meta({ example: 'vip' }) }))
    .max(2)
    .default([]),
});

function messagesOf(value: unknown): Record<string, string> {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return Object.fromEntries(
    fieldErrors(schema, value, issues).map(({ field, message }) => [field, message]),
  );
}

describe('a fault of a field, in words', () => {
  it.each([
    [{}, { name: 'is missing' }],
    [{ name: null }, { name: 'must be text, not null' }],
    [{ name: ['x'] }, { name: 'must be text, not a list' }],
    [{ name: '' }, { name: 'is empty' }],
    [{ name: 'abcdef' }, { name: 'must have at most 5 characters' }],
    [{ name: 'a', size: 1.5 }, { size: 'must be a whole number, not a fraction' }],
    [{ name: 'a', size: 0 }, { size: 'must be 1 or more' }],
    [{ name: 'a', size: 10 }, { size: 'must be 9 or less' }],
    [{ name: 'a', share: 0 }, { share: 'must be above 0' }],
    [{ name: 'a', share: 1 }, { share: 'must be below 1' }],
    [{ name: 'a', share: Infinity }, { share: 'must be a number, not one that is too large' }],
    [{ name: 'a', kind: 'odl' }, { kind: 'must be one of new, old (did you mean old?)' }],
    [{ name: 'a', kind: 7 }, { kind: 'must be one of new, old' }],
    [{ name: 'a', tags: {} }, { tags: 'must be a list, not an object' }],
    [{ name: 'a', tags: [{}] }, { 'tags[0].text': 'is missing' }],
    [{ name: 'a', nmae: 1 }, { nmae: 'is unknown here: did you mean name?' }],
    [
      { name: 'a', colour: 1 },
      { colour: 'is unknown here: leave it out, or use one of name, size, share, kind, tags' },
    ],
    ['text', { body: 'must be an object, not text' }],
  ])('of %j', (value, messages) => {
    expect(messagesOf(value)).toEqual(messages);
  });

  it('names at most fifty, and shortens names that are none', () => {
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`x${n}`, 1]));
    expect(Object.keys(messagesOf({ name: 'a', ...many }))).toHaveLength(50);
    expect(fieldName(['y'.repeat(200)])).toHaveLength(81);
  });
});

describe('an example of right', () => {
  it.each([
    [['name'], 'Ann'],
    [['size'], 3],
    [['kind'], 'new'],
    [['tags'], [{ text: 'vip' }]],
    [['tags', 7, 'text'], 'vip'],
    [[], { name: 'Ann' }],
    [['nothing'], undefined],
    [['name', 'deeper'], undefined],
    [['__proto__'], undefined],
  ])('of %j', (path, example) => {
    expect(exampleOf(schemaAt(schema, path))).toEqual(example);
  });
});
