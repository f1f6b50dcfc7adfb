import type { ListedAccount } from '@attain/shared/domain/portfolio/listed-account';
import { type RawBuilder, sql, type SqlBool } from 'kysely';

import type { Facet } from '../../../ports/portfolio.ts';

/** Lists whose values are known beforehand; the others are texts of the portal. */
export type CodedFacet = Exclude<Facet, 'owner' | 'segment'>;

/**
 * Where an account stands in all of these lists, as one number: grouping 100,000 accounts by it is one pass, where each list would take
 * one. The order of the words is stored: more may come at the end, up to the size of the digit.
 */
const DIGITS: readonly { facet: CodedFacet; size: number; words: readonly string[] }[] = [
  {
    facet: 'band',
    size: 8,
    words: ['healthy', 'stable', 'at_risk', 'critical', 'insufficient_data'],
  },
  {
    facet: 'play',
    size: 8,
    words: ['none', 'expansion', 'value_reinforcement', 'intervention', 'save_play'],
  },
  {
    facet: 'stage',
    size: 16,
    words: [
      '',
      'not_due',
      'play_started',
      'early_warning',
      'value_review',
      'proposal',
      'close',
      'overdue',
    ],
  },
  { facet: 'lifecycle', size: 8, words: ['define', 'commit', 'execute', 'prove'] },
  { facet: 'escalation', size: 8, words: ['none', 'cs_manager', 'immediate', 'legal'] },
  { facet: 'quarter', size: 1_024, words: ['', ...quarters()] },
];

/** From 1970 on; beyond them nothing renews. */
function quarters(): readonly string[] {
  return Array.from({ length: 1_023 }, (_, n) => `${1970 + Math.floor(n / 4)}-Q${(n % 4) + 1}`);
}

const NUMBERS = new Map(
  DIGITS.map(({ facet, words }) => [facet, new Map(words.map((word, at) => [word, at]))]),
);

export function facetCode(values: Readonly<Record<CodedFacet, string>>): number {
  let code = 0;
  for (const { facet, size } of DIGITS.toReversed())
    code = code * size + (NUMBERS.get(facet)?.get(values[facet]) ?? 0);
  return code;
}

/** The inverse of {@link facetCode}. */
export function facetsOf(code: number): Record<CodedFacet, string> {
  const values = {} as Record<CodedFacet, string>;
  let rest = code;
  for (const { facet, size, words } of DIGITS) {
    values[facet] = words[rest % size] ?? '';
    rest = Math.floor(rest / size);
  }
  return values;
}

/** That an account has one of these values; words that are not known are of nobody. */
export function isOneOf(facet: CodedFacet, values: readonly string[]): RawBuilder<SqlBool> {
  const numbers = values.flatMap((value) => NUMBERS.get(facet)?.get(value) ?? []);
  if (numbers.length === 0) return sql`1 = 0`;
  const list = sql.join(numbers.map((number) => sql.lit(number)));
  return sql`${digitOf(facet)} in (${list})`;
}

/** The place of an account's value in the list, from 0 on. */
export function digitOf(facet: CodedFacet): RawBuilder<number> {
  const at = DIGITS.findIndex((digit) => digit.facet === facet);
  const below = DIGITS.slice(0, at).reduce((product, { size }) => product * size, 1);
  const size = DIGITS[at]?.size ?? 1;
  return sql`facets / ${sql.lit(below)} % ${sql.lit(size)}`;
}

export function codedFacets({
  healthBand: band,
  play,
  stage,
  lifecycleStage: lifecycle,
  escalation,
}: ListedAccount): Record<Exclude<CodedFacet, 'quarter'>, string> {
  return { band, play, stage: stage ?? '', lifecycle, escalation };
}
