import type { Report } from '@attain/shared/reports/report';
import { reportDeck } from '@attain/sync-worker/reports/render/deck/report-deck';
import { reportPdf } from '@attain/sync-worker/reports/render/pdf/report-pdf';
import { PrintPool } from '@attain/sync-worker/reports/render/print-pool';
import { afterAll, describe, expect, it } from 'vitest';

import { SPECIMEN } from './specimen.ts';

const pool = new PrintPool(1);
afterAll(() => pool.close());

describe('printing beside the thread that answers', () => {
  it('gives the very bytes, orders in any number', async () => {
    const [pdf, deck, again] = await Promise.all([
      pool.print('pdf', SPECIMEN),
      pool.print('pptx', SPECIMEN),
      pool.print('pdf', SPECIMEN),
    ]);
    expect(pdf.equals(await reportPdf(SPECIMEN))).toBe(true);
    expect(deck.equals(await reportDeck(SPECIMEN))).toBe(true);
    expect(again.equals(pdf)).toBe(true);
  });

  it('fails what cannot be printed, and prints what comes after', async () => {
    const broken = { ...SPECIMEN, sections: null } as unknown as Report;
    await expect(pool.print('pdf', broken)).rejects.toThrow(/null/);
    expect((await pool.print('pdf', SPECIMEN)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('fails orders that wait when it is closed', async () => {
    const closing = new PrintPool(1);
    const orders = [closing.print('pdf', SPECIMEN), closing.print('pdf', SPECIMEN)];
    const settled = Promise.allSettled(orders);
    await closing.close();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
