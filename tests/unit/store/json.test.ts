import { toJson } from '@attain/sync-worker/adapters/store/json';
import { describe, expect, it } from 'vitest';

describe('stored JSON', () => {
  it('is the same text for the same content, at any depth', () => {
    const one = { b: [{ y: 1, x: null }], a: { d: 'ü', c: 0.5 } };
    const other = { a: { c: 0.5, d: 'ü' }, b: [{ x: null, y: 1 }] };
    expect(toJson(one)).toBe('{"a":{"c":0.5,"d":"ü"},"b":[{"x":null,"y":1}]}');
    expect(toJson(other)).toBe(toJson(one));
  });

  it('keeps the order of lists', () => {
    expect(toJson(['b', 'a'])).not.toBe(toJson(['a', 'b']));
  });

  it('reads back as it was', () => {
    const content = { z: [], a: { nested: { 2: 'b', 1: 'a' } } };
    expect(JSON.parse(toJson(content))).toEqual(content);
  });
});
