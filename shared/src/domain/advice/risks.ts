import type { VlaResult } from '../agreements/results.ts';
import { percent } from '../basics/plain-words.ts';
import { valueLeakage } from '../growth/value-leakage.ts';
import { scoreInWords } from '../health/health-band.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Minor } from '../value/value-line.ts';

/** What speaks against the account (L31). */
export type Risk = {
  text: string;
  goalId: string | null;
  /** Money of the reporting period that hangs on it; `null` = not known. */
  atRisk: Minor | null;
};

type Sources = Pick<
  Snapshot,
  'agreements' | 'value' | 'health' | 'escalationReasons' | 'bands' | 'success'
>;

const ESCALATED: Readonly<Record<Snapshot['escalationReasons'][number]['cause'], string>> = {
  downtime: 'Downtime is reported.',
  churn_threat: 'The customer threatens to leave.',
  legal: 'A legal or compliance question is open.',
  ticket_volume: 'The customer opened many tickets within days.',
};

/**
 * The risks of an account in the order in which they press: escalations that last, its health, agreements and value that slip, goals at
 * risk that no agreement speaks of, and a ledger that counts something twice. Each once.
 */
export function accountRisks(snapshot: Sources): Risk[] {
  const { escalationReasons, value } = snapshot;
  return [
    ...new Set(
      escalationReasons
        .filter(({ endsAt }) => endsAt === null)
        .map(({ cause }) => ESCALATED[cause]),
    ),
  ]
    .map(onAccount)
    .concat(
      healthRisk(snapshot),
      agreementRisks(snapshot),
      goalRisks(snapshot),
      value.doubleCounts.map(({ text }) => onAccount(text)),
    );
}

function onAccount(text: string): Risk {
  return { text, goalId: null, atRisk: null };
}

function healthRisk({ health, bands }: Sources): Risk[] {
  const { band, score, trend, driver } = health;
  if (score === null) return [];
  const why = driver === null ? '' : ` ${driver}.`;
  const at = scoreInWords(score, bands.health);
  if (band === 'critical') return [onAccount(`Health is critical at ${at}.${why}`)];
  if (band === 'at_risk') return [onAccount(`Health is at risk at ${at}.${why}`)];
  return trend === 'declining' ? [onAccount(`Health is declining, now ${at}.${why}`)] : [];
}

/** What leaks value, and agreements that are short of their target without a deadline to say so. */
function agreementRisks({ agreements, value }: Sources): Risk[] {
  const leaks = valueLeakage({ agreements, value });
  const told = new Set(leaks.map(({ goalId }) => goalId));
  return [
    ...leaks.map(({ text, goalId, atRisk }) => ({ text, goalId, atRisk })),
    ...agreements.vlas.filter(({ goalId }) => !told.has(goalId)).flatMap(shortfall),
  ];
}

function shortfall(vla: VlaResult): Risk[] {
  if (vla.kind !== 'scored' || vla.status === 'on_track') return [];
  const standing = vla.status === 'at_risk' ? 'at risk' : 'off track';
  const text = `"${vla.title}" is ${standing} at ${percent(vla.attainment)} of its target.`;
  return [{ text, goalId: vla.goalId, atRisk: null }];
}

function goalRisks({ success, agreements }: Sources): Risk[] {
  const agreed = new Set(agreements.vlas.map(({ goalId }) => goalId));
  return success.goals.flatMap((goal): Risk[] => {
    if (agreed.has(goal.id) || goal.kind !== 'scored' || goal.status !== 'at_risk') return [];
    const text = `Goal "${goal.title}" is at risk at ${percent(goal.attainment)} of its target.`;
    return [{ text, goalId: goal.id, atRisk: null }];
  });
}
