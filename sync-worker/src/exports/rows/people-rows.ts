import type { RecordBodies } from '../../ports/records.ts';
import type { Money, TitleOf } from './ledger-rows.ts';

/** What only people know, as its files have it. */

export function onboardingRow({ id, doneOn, note }: RecordBodies['onboarding']): object {
  return { item: id, done_on: doneOn, note };
}

export function advocacyRow({ activity, on, note, link }: RecordBodies['advocacy']): object {
  return { activity, on, note, link };
}

export function reviewRow(
  { heldOn, goalIds, attendees, notes }: RecordBodies['review'],
  titleOf: TitleOf,
): object {
  const titles = goalIds?.flatMap((id) => titleOf(id) ?? []) ?? [];
  return {
    ...{ held_on: heldOn, attendees, notes },
    goals: titles.length === 0 ? null : titles.join('; '),
  };
}

export function quoteRow(quote: RecordBodies['quote'], titleOf: TitleOf): object {
  const { text, by, role, on, goalId, source, external } = quote;
  return {
    ...{ text, by, role, on, goal: titleOf(goalId), source },
    external: external ? 'yes' : 'no',
  };
}

export function escalationRow(escalation: RecordBodies['escalation']): object {
  const { cause, reason, since, resolvedOn } = escalation;
  return { cause, reason, since: new Date(since).toISOString(), resolved_on: resolvedOn };
}

export function overrideRow({ band, reason, by, until }: RecordBodies['override']): object {
  return { band, reason, by, until };
}

export function hypothesisRows(
  { painPoints, drivers, yearlyCost }: RecordBodies['hypothesis'],
  { major, currency }: Money,
): readonly object[] {
  return drivers.map(({ description, yearlyValue, probability, assumption }) => ({
    ...{ driver: description, yearly_value: major(yearlyValue), currency, probability, assumption },
    pain_points: painPoints.length === 0 ? null : painPoints.join('; '),
    yearly_cost: major(yearlyCost),
  }));
}

export function opportunityRow(
  opportunity: RecordBodies['opportunity'],
  titleOf: TitleOf,
  { major, currency }: Money,
): object {
  const { description, potential, effort, goalId, recommendation } = opportunity;
  return {
    ...{ description, potential: major(potential), currency, effort },
    ...{ goal: titleOf(goalId), recommendation },
  };
}
