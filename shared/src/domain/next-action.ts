import type { Account, AsOf } from './account.ts';
import { moneyInWords, type Currency } from './money.ts';
import { COMPONENT_NAME, count, date, number, percent } from './plain-words.ts';
import type { Settings } from './settings.ts';
import type { GoalResult, NextActionCode, Snapshot, VlaResult } from './snapshot.ts';
import type { Day } from './time.ts';

/** What the recommendation is drawn from. */
export type Findings = Pick<
  Snapshot,
  'health' | 'agreements' | 'success' | 'value' | 'renewal' | 'escalation'
> & { account: Account; asOf: AsOf; settings: Settings; currency: Currency };

type Recommendation = { code: NextActionCode; text: string };

/** Says what to do when its case applies. */
type Rule = { code: NextActionCode; advise: (findings: Findings) => string | null };

/** In order of urgency; the first that applies is the one recommendation. */
const RULES: readonly Rule[] = [
  { code: 'escalation', advise: escalated },
  { code: 'renewal', advise: renewalDue },
  { code: 'vla_will_miss', advise: vlaWillMiss },
  { code: 'vla_off_track', advise: vlaOffTrack },
  { code: 'health_critical', advise: healthCritical },
  { code: 'insufficient_data', advise: insufficientData },
  { code: 'goal_at_risk', advise: goalAtRisk },
  { code: 'review_overdue', advise: reviewOverdue },
  { code: 'sign_off_missing', advise: signOffMissing },
  { code: 'value_unconfirmed', advise: valueUnconfirmed },
  { code: 'next_review', advise: nextReview },
];

/**
 * The first thing to do, in words with names, dates and figures (V27). Days are named by date, never counted down, so
 * that the text changes only when the matter does.
 */
export function nextAction(findings: Findings): Recommendation {
  for (const { code, advise } of RULES) {
    const text = advise(findings);
    if (text !== null) return { code, text };
  }
  return { code: 'none', text: nothingUrgent(findings) };
}

function escalated({ escalation, account, settings }: Findings): string | null {
  switch (escalation) {
    case 'none':
      return null;
    case 'legal':
      return 'Hand the legal question over to the legal team.';
    case 'immediate':
      return account.escalationFlag === 'downtime'
        ? 'The customer is down: escalate to support now and call the customer.'
        : 'The customer threatens to leave: escalate now and call the customer.';
    case 'cs_manager':
      return `Bring in the CS manager: ${settings.escalation.tickets} or more tickets within ${count(settings.escalation.windowDays, 'day')}.`;
  }
}

function renewalDue({ renewal }: Findings): string | null {
  if (renewal.date === null) return null;
  if (renewal.stage === 'overdue') {
    return `The renewal was due on ${date(renewal.date)} and is not won: settle it now.`;
  }
  return renewal.stage === 'close'
    ? `Get the renewal signed: the contract ends on ${date(renewal.date)}.`
    : null;
}

function vlaWillMiss({ agreements, success, asOf }: Findings): string | null {
  const vla = openVlas(agreements.vlas)
    .filter(({ deadlineRisk }) => deadlineRisk === 'will_miss')
    .reduce<VlaResult | null>(earlierDeadline, null);
  if (vla?.deadline == null) return null;
  const reached = vla.kind === 'scored' ? ` at ${percent(vla.attainment)} of its target` : '';
  if (vla.deadline < asOf.today) {
    return `"${vla.title}" is past its deadline of ${date(vla.deadline)}${reached}: agree on how to go on${withOwner(vla, success.goals)}.`;
  }
  const finish = latestFinish(vla, success.goals);
  const projected = finish === null ? '' : `, projected for ${date(finish)}`;
  return `"${vla.title}" will miss its deadline of ${date(vla.deadline)}${reached}${projected}: agree on a recovery plan${withOwner(vla, success.goals)}.`;
}

function vlaOffTrack({ agreements, success }: Findings): string | null {
  const worst = openVlas(agreements.vlas)
    .filter((vla) => vla.kind === 'scored')
    .filter(({ status }) => status === 'off_track')
    .reduce<(VlaResult & { kind: 'scored' }) | null>(
      (low, vla) => (low === null || vla.attainment < low.attainment ? vla : low),
      null,
    );
  if (worst === null) return null;
  const due = worst.deadline === null ? '' : `, due ${date(worst.deadline)}`;
  return `"${worst.title}" is off track at ${percent(worst.attainment)} of its target${due}: find the blocker${withOwner(worst, success.goals)}.`;
}

function healthCritical({ health }: Findings): string | null {
  if (health.band !== 'critical' || health.score === null) return null;
  const driver = health.driver === null ? '' : ` ${health.driver}.`;
  return `Health is critical at ${number(health.score)}: involve an executive.${driver}`;
}

function insufficientData({ health, settings }: Findings): string | null {
  if (health.band !== 'insufficient_data') return null;
  const lacking = health.components
    .filter(({ points }) => points === null)
    .reduce<
      (typeof health.components)[number] | null
    >((most, component) => (most === null || component.maxPoints > most.maxPoints ? component : most), null);
  const needed = `Health needs fresh input for ${percent(settings.health.coverageFloor)} of its points and has ${percent(health.coverage)}.`;
  if (lacking === null) return needed;
  const stale = lacking.state === 'stale' ? 'The last input is too old. ' : '';
  return `${needed} Get ${COMPONENT_NAME[lacking.key]}: ${stale}${lacking.detail}`;
}

function goalAtRisk({ success }: Findings): string | null {
  const worst = success.goals
    .filter((goal) => goal.kind === 'scored')
    .filter(({ status }) => status === 'at_risk')
    .reduce<(GoalResult & { kind: 'scored' }) | null>(
      (low, goal) => (low === null || goal.attainment < low.attainment ? goal : low),
      null,
    );
  if (worst === null) return null;
  const due = worst.targetDate === null ? '' : `, due ${date(worst.targetDate)}`;
  const owner = worst.owner === null ? '' : ` with ${worst.owner}`;
  return `Goal "${worst.title}" is at risk at ${percent(worst.attainment)} of its target${due}: plan the next step${owner}.`;
}

function reviewOverdue({ agreements }: Findings): string | null {
  const overdue = agreements.vlas
    .filter((vla) => vla.reviewOverdue)
    .reduce<VlaResult | null>(
      (first, vla) =>
        first === null || (vla.nextReview ?? '') < (first.nextReview ?? '') ? vla : first,
      null,
    );
  if (overdue?.nextReview == null) return null;
  return `Hold the review of "${overdue.title}": it was due on ${date(overdue.nextReview)}.`;
}

function signOffMissing({ agreements, account }: Findings): string | null {
  const waiting = agreements.vlas.find(({ signedOff }) => !signedOff)?.title;
  const proposed = account.goals.find(
    ({ ended, commitment }) => !ended && commitment?.state === 'proposed',
  )?.title;
  const title = waiting ?? proposed;
  return title === undefined ? null : `Get the executive sign-off for "${title}".`;
}

function valueUnconfirmed({ value, currency }: Findings): string | null {
  const lines = value.lines.filter(({ ledger, counted }) => ledger === 'estimated' && counted > 0);
  if (lines.length === 0) return null;
  const sum = lines.reduce((total, { counted }) => total + counted, 0);
  return `Ask the customer to confirm ${moneyInWords(sum, currency)} of estimated value in ${count(lines.length, 'line')}.`;
}

function nextReview({ agreements }: Findings): string | null {
  return agreements.nextReview === null
    ? null
    : `Prepare the next review on ${date(agreements.nextReview)}.`;
}

function nothingUrgent({ success, agreements }: Findings): string {
  if (success.goalsTotal === 0) return 'Define success goals with the customer.';
  return agreements.inForce === 0
    ? 'Turn the goals into an agreement and get it signed.'
    : 'Nothing is due.';
}

/** An achieved or missed agreement is decided; nothing can be done about it any more. */
function openVlas(vlas: readonly VlaResult[]): VlaResult[] {
  return vlas.filter(({ state }) => state !== 'achieved' && state !== 'missed');
}

function earlierDeadline(first: VlaResult | null, vla: VlaResult): VlaResult {
  return first === null || (vla.deadline ?? '9999') < (first.deadline ?? '9999') ? vla : first;
}

function latestFinish({ goalId }: VlaResult, goals: readonly GoalResult[]): Day | null {
  const goal = goals.find(({ id }) => id === goalId);
  return (goal?.metrics ?? []).reduce<Day | null>(
    (latest, { projectedFinish }) =>
      projectedFinish !== null && (latest === null || projectedFinish > latest)
        ? projectedFinish
        : latest,
    null,
  );
}

function withOwner({ goalId }: VlaResult, goals: readonly GoalResult[]): string {
  const owner = goals.find(({ id }) => id === goalId)?.owner ?? null;
  return owner === null ? '' : ` with ${owner}`;
}
