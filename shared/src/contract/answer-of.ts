import { accountFigures } from '../crm/account-figures.ts';
import { companyProperties } from '../crm/write-back.ts';
import type { AsOf } from '../domain/account.ts';
import type { QuestionAbout } from '../domain/answers/question.ts';
import { moneyInWords } from '../domain/basics/money.ts';
import { count, date } from '../domain/basics/plain-words.ts';
import { dayAt } from '../domain/basics/portal-day.ts';
import { type GoalRow, goalsOverview } from '../domain/goals/goals-overview.ts';
import type { GoalResult } from '../domain/goals/results.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { roiInWords } from './workflow-outputs-of.ts';

/** Sentences with figures, each with the number of its source in brackets; the sources with their dates. */
export type Answer = {
  text: string;
  sources: readonly string[];
  /** Of what was asked nothing can be told in figures, and the text says why. */
  isInsufficient: boolean;
};

type Part = { sentences: readonly string[]; isKnown: boolean };
type Cite = (source: string) => string;

/** A list that is read aloud ends sooner. */
const MOST_LINES = 5;

/**
 * What an account's snapshot says to a question (M06, M07): how its goals stand and what the product has been worth, in words that
 * repeat the figures of card and properties and add none.
 */
export function answerOf(snapshot: Snapshot, about: QuestionAbout, asOf: AsOf): Answer {
  const sources: string[] = [];
  const cite: Cite = (source) => {
    if (!sources.includes(source)) sources.push(source);
    return `[${sources.indexOf(source) + 1}]`;
  };
  const parts = [
    ...(about === 'value' ? [] : [goalsPart(snapshot, asOf, cite)]),
    ...(about === 'goals' ? [] : [valuePart(snapshot, cite)]),
  ];
  return {
    text: parts.flatMap(({ sentences }) => sentences).join(' '),
    sources: sources.map((source, index) => `[${index + 1}] ${source}`),
    isInsufficient: parts.every(({ isKnown }) => !isKnown),
  };
}

function goalsPart(snapshot: Snapshot, asOf: AsOf, cite: Cite): Part {
  const { success, bands } = snapshot;
  const name = calledIn(snapshot);
  if (success.goalsTotal === 0) {
    const text = `Nobody can say whether ${name} achieves its goals: no success goals are defined.`;
    return { sentences: [text, 'Define one on the company record first.'], isKnown: false };
  }
  const rows = goalsOverview(success.goals, bands);
  const isKnown = success.goalsScored > 0;
  const head = isKnown
    ? [verdict(snapshot, cite)]
    : [
        `Insufficient data: ${count(success.goalsTotal, 'goal')} of ${name}, and none can be scored.`,
        ...success.notices.slice(0, 1),
      ];
  const told = worstFirst(success.goals)
    .slice(0, MOST_LINES)
    .flatMap((goal) => goalSentence(goal, rows, asOf, cite));
  return { sentences: [...head, ...told, ...moreGoals(success.goals.length)], isKnown };
}

/** The same figures as in the properties `attain_success_score` and `attain_goals_on_track`. */
function verdict(snapshot: Snapshot, cite: Cite): string {
  const { success } = snapshot;
  const { score } = accountFigures(companyProperties(snapshot)).success;
  const { goalsScored, goalsTotal, onTrack, atRisk } = success;
  const head = onTrack === goalsScored ? 'Yes' : onTrack > 0 ? 'Partly' : 'Not at present';
  const risk = atRisk === 0 ? '' : `, ${atRisk} at risk`;
  const idle = success.goals.filter(
    (goal) => goal.kind === 'scored' && goal.status === 'not_started',
  );
  const named = idle.slice(0, MOST_LINES).map(({ title }) => `"${title}"`);
  const waiting = idle.length === 0 ? '' : `, ${idle.length} not started (${named.join(', ')})`;
  const left = goalsTotal - goalsScored;
  const unscored = left === 0 ? '' : ` ${count(left, 'goal')} cannot be scored yet.`;
  const source = cite(`Figures of Attain, computed on ${date(snapshot.today)}`);
  return `${head}: of ${count(goalsScored, 'scored goal')} of ${calledIn(snapshot)} ${onTrack} on track or better${risk}${waiting}; success score ${score} of 100 (${success.band}) ${source}.${unscored}`;
}

function goalSentence(
  goal: GoalResult,
  rows: readonly GoalRow[],
  asOf: AsOf,
  cite: Cite,
): string[] {
  const row = rows.find(({ goalId }) => goalId === goal.id);
  if (row === undefined) return [];
  const { title, status, progress, detail } = row;
  if (progress === null) return [`"${title}": insufficient data. ${sentence(detail)}`];
  return [`"${title}" is ${status} at ${progress}: ${detail} ${cite(readingsOf(goal, asOf))}.`];
}

/** Where the progress of a goal comes from, and as of when. */
function readingsOf({ title, metrics, milestones }: GoalResult, asOf: AsOf): string {
  const read = metrics.flatMap(({ name, measuredAt }) =>
    measuredAt === null ? [] : `${name} measured on ${date(dayAt(measuredAt, asOf))}`,
  );
  const done = `${milestones.done} of ${milestones.total} milestones done`;
  return `Goal "${title}": ${read.length > 0 ? read.join(', ') : done}`;
}

/** At-risk goals first (M73), then those that are read least well; ones that cannot be scored last. */
function worstFirst(goals: readonly GoalResult[]): readonly GoalResult[] {
  const rank = (goal: GoalResult) =>
    goal.kind === 'not_scored' ? 2 : goal.status === 'at_risk' ? 0 : 1;
  return goals.toSorted((a, b) => rank(a) - rank(b));
}

function moreGoals(goals: number): string[] {
  const left = goals - MOST_LINES;
  return left > 0 ? [`${count(left, 'more goal')} on the company record.`] : [];
}

function valuePart(snapshot: Snapshot, cite: Cite): Part {
  const { value, currency, currencyDigits: digits } = snapshot;
  const { confirmed, estimated, investment } = value.figures;
  const money = (amount: number) => moneyInWords(amount, { currency, digits });
  const over = `over ${value.period.label} (${date(value.period.from)} to ${date(value.period.to)})`;
  const hasConfirmed = confirmed !== null && confirmed !== 0;
  const hasEstimated = estimated !== null && estimated !== 0;
  const lines = (which: 'confirmed' | 'estimated') => cite(ledger(snapshot, which));
  const sentences = [
    hasConfirmed
      ? `${money(confirmed)} of value is confirmed by the customer ${over} ${lines('confirmed')}.`
      : `Insufficient data: the customer has confirmed no value of ${calledIn(snapshot)} yet.`,
    ...(hasEstimated
      ? [
          `Apart from that, ${money(estimated)} is estimated and not confirmed ${lines('estimated')}.`,
        ]
      : []),
    ...value.doubleCounts.map(({ text }) => text),
    roiInWords(snapshot, () =>
      investment === null ? '' : `, at a cost of ${money(investment)} ${cite(costs(snapshot))}`,
    ),
  ];
  return { sentences, isKnown: hasConfirmed || hasEstimated };
}

function ledger({ value, today }: Snapshot, which: 'confirmed' | 'estimated'): string {
  const named = value.lines
    .filter((line) => line.ledger === which)
    .toSorted((a, b) => b.counted - a.counted);
  // While the ledger is blocked, figures are those from before (C05).
  if (named.length === 0) return `Value as last known on ${date(today)}`;
  const told = named.slice(0, MOST_LINES).map(({ description }) => description);
  const more = named.length > told.length ? ` and ${named.length - told.length} more` : '';
  const head = which === 'confirmed' ? 'Lines that the customer confirmed' : 'Estimated lines';
  return `${head}: ${told.join('; ')}${more}, as of ${date(today)}`;
}

function costs({ value, today }: Snapshot): string {
  const kinds = [...new Set(value.costs.map(({ kind }) => kind.replace('_', ' ')))];
  const lines = kinds.length === 0 ? 'contract value' : kinds.join(', ');
  return `Cost: ${lines}, as of ${date(today)}`;
}

const calledIn = ({ name, companyId }: Snapshot) => name ?? `company ${companyId}`;
const sentence = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);
