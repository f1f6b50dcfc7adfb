import { describe, expect, it } from 'vitest';

import { freshPortal, type TestEngine } from '../engines.ts';

export function cursorsSuite({ store }: TestEngine): void {
  describe('cursors', () => {
    it('remember their last value until they are deleted', async () => {
      const { cursors } = freshPortal(store);
      expect(await cursors.get('since:deals')).toBeUndefined();
      await cursors.set('since:deals', '1');
      await cursors.set('since:deals', '2');
      await cursors.set('since:tickets', '9');
      expect(await cursors.get('since:deals')).toBe('2');
      await cursors.delete('since:deals');
      expect(await cursors.get('since:deals')).toBeUndefined();
      expect(await cursors.get('since:tickets')).toBe('9');
    });
  });
}
