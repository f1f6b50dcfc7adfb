import fc from 'fast-check';
import { expect, it } from 'vitest';

import { iso, isoDay } from '../../portal/iso.ts';

it('writes every instant as Date does', () => {
  const instant = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2200, 0) });
  fc.assert(
    fc.property(instant, (at) => {
      expect(iso(at)).toBe(new Date(at).toISOString());
      expect(isoDay(at)).toBe(new Date(at).toISOString().slice(0, 10));
    }),
  );
});
