export type TimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week';

/** An amount that somebody named; money with the currencies that its sign or word can stand for. */
export type Quantity =
  | { kind: 'time'; value: number; unit: TimeUnit }
  | { kind: 'percent'; value: number }
  | { kind: 'money'; value: number; currency: RegExp };

/** A number with its unit, in the words of the quote. */
export type QuoteMention = { text: string; quantity: Quantity };

const SMALL = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const WORD_VALUE: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, index) => [word, index + 1] as const),
  ['eleven', 11],
  ['twelve', 12],
  ['fifteen', 15],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['ninety', 90],
  ['hundred', 100],
  ['half a', 0.5],
  ['half an', 0.5],
  ['a quarter of an', 0.25],
]);

const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const NUMBER = String.raw`(?<![\w.,])(?:${DIGITS}|${[...WORD_VALUE.keys()].join('|')})`;
const RANGE = String.raw`(?:(?<from>${NUMBER})\s*(?:-|–|to)\s*)?(?<value>${NUMBER})(?<half> and a half)?`;
const SCALE = String.raw`(?:\s?(?<scale>k|m|bn|thousand|million|billion)\b)?`;

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

const TIME = new RegExp(
  String.raw`${RANGE}[\s-]*(?<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?)\b`,
  'gi',
);
const PERCENT = new RegExp(
  String.raw`${RANGE}\s*(?:%|percent\b|per cent\b|percentage points?\b|pp\b)`,
  'gi',
);
const MONEY_AFTER_SIGN = new RegExp(
  String.raw`(?<currency>[$€£¥]|\b[A-Z]{3}(?=\s?\d))\s?(?<value>${DIGITS})${SCALE}`,
  'g',
);
const MONEY_BEFORE_WORD = new RegExp(
  String.raw`(?<![$€£¥\w.,])(?<value>${DIGITS})${SCALE}\s?(?<currency>[€£]|[A-Z]{3}\b|dollars?\b|euros?\b|pounds?\b|yen\b)`,
  'g',
);

/** A sign or word, and the currencies of which it may speak. */
const CURRENCIES: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:\$|dollars?)$/, /D$/],
  [/^(?:€|euros?)$/, /^EUR$/],
  [/^(?:£|pounds?)$/, /^GBP$/],
  [/^(?:¥|yen)$/, /^(?:JPY|CNY)$/],
];

const TIME_UNITS: readonly (readonly [RegExp, TimeUnit])[] = [
  [/^s(?:ec|$)/, 'second'],
  [/^min/, 'minute'],
  [/^h/, 'hour'],
  [/^d/, 'day'],
  [/^w/, 'week'],
];

/** Durations, percentages and amounts of money in an English text, in figures or small number words. */
export function quoteMentions(text: string): readonly QuoteMention[] {
  return [
    ...found(text, TIME, (value, { unit = '' }) => ({ kind: 'time', value, unit: timeUnit(unit) })),
    ...found(text, PERCENT, (value) => ({ kind: 'percent', value })),
    ...[MONEY_AFTER_SIGN, MONEY_BEFORE_WORD].flatMap((pattern) =>
      found(text, pattern, (value, { currency = '' }) => ({
        kind: 'money',
        value,
        currency: currencyOf(currency),
      })),
    ),
  ];
}

/** The unit of time that a word means; the unit of a metric may say more behind it (`hours per report`). */
export function timeUnit(word: string): TimeUnit {
  return TIME_UNITS.find(([name]) => name.test(word.toLowerCase()))?.[1] ?? 'minute';
}

type Groups = Readonly<Record<string, string | undefined>>;

/** "2 to 3 hours" names two amounts. */
function found(
  text: string,
  pattern: RegExp,
  quantity: (value: number, groups: Groups) => Quantity,
): QuoteMention[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const groups = match.groups ?? {};
    const scale = SCALES[groups['scale']?.toLowerCase() ?? ''] ?? 1;
    return [groups['from'], groups['value']]
      .filter((written) => written !== undefined)
      .map((written, index, all) => {
        const half = groups['half'] !== undefined && index === all.length - 1 ? 0.5 : 0;
        return { text: match[0], quantity: quantity((valueOf(written) + half) * scale, groups) };
      });
  });
}

function valueOf(written: string): number {
  return WORD_VALUE.get(written.toLowerCase()) ?? Number(written.replaceAll(',', ''));
}

function currencyOf(written: string): RegExp {
  const known = CURRENCIES.find(([name]) => name.test(written.toLowerCase()));
  return known?.[1] ?? new RegExp(`^${written}$`);
}
