import { bookChange, type Standing } from '@attain/shared/domain/portfolio/book-change';
import { describe, expect, it } from 'vitest';

const at = (score: number | null): Standing => ({
  health: { score, band: score === null ? 'insufficient_data' : 'stable' },
  agreements: null,
  success: null,
});

describe('what other settings make of the book', () => {
  it('compares the mean of the same accounts, and counts those that get or lose a score', () => {
    const book = bookChange();
    book.add({ companyId: '1', before: at(80), after: at(82) });
    book.add({ companyId: '2', before: at(60), after: at(60) });
    book.add({ companyId: '3', before: at(10), after: at(null) });
    book.add({ companyId: '4', before: null, after: at(100) });
    const { averageHealth, scored } = book.result();
    expect(averageHealth).toEqual({ before: 70, after: 71 });
    expect(scored).toEqual({ gained: 1, lost: 1 });
  });

  it('has no mean where nobody is scored on both sides', () => {
    const book = bookChange();
    book.add({ companyId: '1', before: at(80), after: null });
    expect(book.result().averageHealth).toEqual({ before: null, after: null });
  });
});
