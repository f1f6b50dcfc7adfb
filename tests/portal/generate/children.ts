import type { Accounts } from './accounts.ts';
import { wholeAround } from './draws.ts';

/** Records that belong to companies: which company each has, and its number within the company. */
export type Children = {
  size: number;
  parentOf: (position: number) => number;
  /** 0 for the first of its company. */
  ordinalOf: (position: number) => number;
  /** Positions of a company's records: from, up to. */
  rangeOf: (company: number) => readonly [number, number];
};

/** Lays out `count(company)` records for every company, company by company. */
export function children(accounts: Accounts, count: (company: number) => number): Children {
  const starts = new Uint32Array(accounts.count + 1);
  for (let company = 0; company < accounts.count; company += 1) {
    const own = accounts.isMerged(company) ? 0 : count(company);
    starts[company + 1] = starts[company]! + own;
  }
  const size = starts[accounts.count]!;
  const parents = new Uint32Array(size);
  for (let company = 0; company < accounts.count; company += 1)
    parents.fill(company, starts[company], starts[company + 1]);

  const parentOf = (position: number) => parents[position]!;
  return {
    size,
    parentOf,
    ordinalOf: (position) => position - starts[parentOf(position)]!,
    rangeOf: (company) => [starts[company]!, starts[company + 1]!],
  };
}

/** So many per company on average, more for bigger ones. */
export function bySize(
  accounts: Accounts,
  name: string,
  mean: (company: number) => number,
): (company: number) => number {
  const draw = accounts.draw(`${name} count`);
  return (company) => wholeAround(mean(company) * accounts.weight[company]!, draw(company));
}
