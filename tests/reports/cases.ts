import type { ReportSources } from '@attain/shared/reports/report-sources';

import { ACME, ACME_QUOTES, acmeCountedTwice, YEAR_END } from './cases/acme.ts';
import { MISSING_DATA, NO_BASELINE, NO_GOALS, YOUNG } from './cases/beginnings.ts';
import { TODAY } from './cases/parts.ts';
import { sourcesOf } from './cases/sources.ts';
import { LOSS_MAKING, SINGLE_LEDGER, STRONG, STRONG_QUOTES, WEAK } from './cases/trading.ts';
import { DINAR, LONG_NAMES, RIGHT_TO_LEFT, THIRTY_GOALS, YEN } from './cases/unusual.ts';

const acme = sourcesOf(ACME, YEAR_END, { quotes: ACME_QUOTES, peers: 14 });

/** One account each, scored by the domain: what reports are made of, and what they must stay readable for. */
export const reportCases = {
  acme,
  strong: sourcesOf(STRONG, TODAY, { quotes: STRONG_QUOTES, peers: 14 }),
  weak: sourcesOf(WEAK, TODAY),
  'no-goals': sourcesOf(NO_GOALS, TODAY),
  'no-baseline': sourcesOf(NO_BASELINE, TODAY),
  'missing-data': sourcesOf(MISSING_DATA, TODAY),
  'single-ledger': sourcesOf(SINGLE_LEDGER, TODAY),
  'loss-making': sourcesOf(LOSS_MAKING, TODAY),
  young: sourcesOf(YOUNG, TODAY),
  'thirty-goals': sourcesOf(THIRTY_GOALS, TODAY, { peers: 4 }),
  'long-names': sourcesOf(LONG_NAMES, TODAY),
  yen: sourcesOf(YEN, TODAY, { currency: { currency: 'JPY', digits: 0 } }),
  dinar: sourcesOf(DINAR, TODAY, { currency: { currency: 'KWD', digits: 3 } }),
  'right-to-left': sourcesOf(RIGHT_TO_LEFT, TODAY),
  'double-count': sourcesOf(acmeCountedTwice(acme.snapshot.value.figures), YEAR_END, {
    quotes: ACME_QUOTES,
  }),
} satisfies Record<string, ReportSources>;

export type ReportCase = keyof typeof reportCases;
