import { moneyInWords } from '../basics/money.ts';
import { count, date } from '../basics/plain-words.ts';
import { roundWithinBand } from '../basics/rounding.ts';
import type { Snapshot } from '../snapshot.ts';
import type { SuccessBand } from './results.ts';
import { successBand } from './success-score.ts';

export type SummaryLine = {
  code:
    | 'account'
    | 'period'
    | 'updated'
    | 'success_score'
    | 'coverage'
    | 'goals_on_track'
    | 'value_confirmed'
    | 'value_estimated'
    | 'value_blocked'
    | 'goals_at_risk';
  text: string;
};

type Summarised = Pick<
  Snapshot,
  'companyId' | 'name' | 'today' | 'success' | 'value' | 'bands' | 'currency' | 'currencyDigits'
>;

const BAND_NAME: Readonly<Record<SuccessBand, string>> = {
  strong: 'Strong',
  good: 'Good',
  fair: 'Fair',
  weak: 'Weak',
  not_scored: 'Not scored',
};

/**
 * The head of a success report, line by line (M30-M34). Every figure is the snapshot's own, so that no two lines can
 * disagree (C06); confirmed and estimated value stand apart and are never one number (C20).
 */
export function executiveSummary(snapshot: Summarised): SummaryLine[] {
  const { companyId, name, today, success } = snapshot;
  return [
    { code: 'account', text: `Account Success Metrics: ${name ?? companyId}` },
    { code: 'period', text: periodInWords(snapshot) },
    { code: 'updated', text: `Updated: ${date(today)}` },
    ...scoreLines(snapshot),
    ...valueLines(snapshot),
    ...(success.goalsScored === 0 ? [] : [atRiskLine(success.atRisk)]),
  ];
}

/** M30. */
function periodInWords({ value: { period } }: Summarised): string {
  return period.label === 'contract to date'
    ? `Period: contract start (${date(period.from)}) to present`
    : `Period: ${period.label} (${date(period.from)} to ${date(period.to)})`;
}

/** M31, M32. */
function scoreLines({ success, bands }: Summarised): SummaryLine[] {
  const { score, band, goalsScored, goalsTotal, onTrack, notices } = success;
  if (score === null) {
    return [{ code: 'success_score', text: [BAND_NAME[band], ...notices.slice(0, 1)].join(': ') }];
  }
  const shown = roundWithinBand(score, 2, (value) => successBand(value, bands.success));
  return [
    { code: 'success_score', text: `${shown}/100 (${BAND_NAME[band]})` },
    { code: 'coverage', text: `${goalsScored} of ${count(goalsTotal, 'goal')} scored` },
    {
      code: 'goals_on_track',
      text: `${onTrack} of ${count(goalsScored, 'goal')} on track or exceeded`,
    },
  ];
}

/** M33. */
function valueLines({ value, currency, currencyDigits: digits }: Summarised): SummaryLine[] {
  const { confirmed, estimated } = value.figures;
  const lines: SummaryLine[] = [
    {
      code: 'value_confirmed',
      text:
        confirmed === null || confirmed === 0
          ? 'No value confirmed by the customer yet'
          : `${moneyInWords(confirmed, { currency, digits })} of value confirmed by the customer`,
    },
  ];
  if (estimated !== null && estimated !== 0) {
    const amount = moneyInWords(estimated, { currency, digits });
    lines.push({ code: 'value_estimated', text: `${amount} of value estimated, not confirmed` });
  }
  if (value.doubleCounts.length > 0) {
    const text = 'Value of before a double count: two lines count the same quantity';
    lines.push({ code: 'value_blocked', text });
  }
  return lines;
}

/** M34. */
function atRiskLine(atRisk: number): SummaryLine {
  const text =
    atRisk === 0 ? 'No goal at risk' : `${count(atRisk, 'goal')} at risk (requires attention)`;
  return { code: 'goals_at_risk', text };
}
