import type { Goal } from '@attain/shared/domain/goals/goal';
import { termsOf } from '@attain/shared/domain/agreements/terms';
import { versionToSign } from '@attain/shared/domain/agreements/sign-off';
import { addDays, DAY_MS, type Day, type Instant } from '@attain/shared/domain/basics/time';
import {
  approveRevision,
  changeGoal,
  proposeGoal,
  proposeRevision,
  signGoal,
} from '@attain/sync-worker/agreements/goal-steps';
import { disputeLine, excludeLine } from '@attain/sync-worker/agreements/value-steps';
import type { Author, StoredRecord } from '@attain/sync-worker/ports/records';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { addReadings } from '@attain/sync-worker/records/readings';

/** Where the story is told: the store, the clock, and the showcase accounts by their place among them. */
export type Stage = {
  store: PortalStore;
  now: Instant;
  today: Day;
  companyId: (showcase: number) => string;
};

const PARTIES = ['executive', 'customer'] as const;

/** Showcase accounts, and their goals and lines, by the names that the files give them. */
const MERIDIAN = 0;
const BRIGHTWATER = 2;
const HARBORVIEW = 4;
const QUALITY = 'Fewer errors in customer data';
const REVENUE = 'Grow revenue from existing accounts';

/**
 * What files cannot say, done as people do it: terms with milestones, clauses and accountability, signatures of both
 * parties, a revision that waits and one that was approved, a corrected and a late reading, a disputed and an excluded
 * value line. An account that the portal does not have is passed over.
 */
export async function actOnAgreements(stage: Stage): Promise<void> {
  await signHalf(stage);
  await signAndRevise(stage);
  await reviseWithApproval(stage);
  await correctReadings(stage);
  await decideLines(stage);
}

/** A proposal that the customer has signed, and the executive has not yet. */
async function signHalf(stage: Stage): Promise<void> {
  const goal = await goalOf(stage, MERIDIAN, REVENUE);
  if (goal?.body.commitment?.state !== 'proposed') return;
  const clause = {
    kind: 'bonus',
    text: 'Ten more seats at no charge where the target is passed by a tenth',
    link: 'https://example.com/contracts/meridian#bonus',
  } as const;
  const order = orderOf(stage, goal, 'Ines Duarte');
  await changeGoal(stage.store, {
    ...order,
    note: 'Bonus agreed with procurement',
    edit: (held) => withCommitment(held, { clauses: [clause] }),
  });
  await sign(stage, goal, 'customer', 'Sarah Chen, VP Operations');
}

/** From a draft to an agreement that both signed, with a revision that waits for sign-off. */
async function signAndRevise(stage: Stage): Promise<void> {
  const goal = await goalOf(stage, BRIGHTWATER, QUALITY);
  if (goal?.body.commitment?.state !== 'draft') return;
  const { store, today } = stage;
  const order = orderOf(stage, goal, 'Noor Haddad');
  await changeGoal(store, {
    ...order,
    note: 'As agreed in the workshop',
    edit: (held) => ({
      ...withCommitment(held, {
        accountability: [
          {
            task: 'Validation rules live',
            party: 'us',
            person: 'Noor Haddad',
            due: addDays(today, 20),
          },
          { task: 'Data owners named', party: 'customer', person: 'Head of data', due: null },
        ],
        clauses: [
          { kind: 'penalty', text: 'A month of support at no charge where missed', link: null },
          { kind: 'bonus', text: 'A joint case study where passed', link: null },
        ],
        pledges: [
          { by: 'Chief data officer', text: 'Two analysts for a quarter', on: today, link: null },
        ],
      }),
      milestones: [
        { id: 'rules', title: 'Rules agreed', due: addDays(today, -20), done: true },
        { id: 'pilot', title: 'Pilot region clean', due: addDays(today, 30), done: false },
      ],
    }),
  });
  await proposeGoal(store, order);
  await sign(stage, goal, 'executive', 'Ines Duarte, VP Customer Success');
  await sign(stage, goal, 'customer', 'Claire Doyle, Chief data officer');
  await proposeRevision(store, {
    ...order,
    reason: 'A second region joins, with older data',
    terms: (held) => withTarget(held, 3),
  });
}

/** A revision that the customer agreed to, kept with contact, day and reason (C27). */
async function reviseWithApproval(stage: Stage): Promise<void> {
  const goal = await goalOf(stage, HARBORVIEW, REVENUE);
  if (goal?.body.commitment?.state !== 'active') return;
  const order = orderOf(stage, goal, 'Ines Duarte');
  const reason = 'One line of business was sold';
  await proposeRevision(stage.store, {
    ...order,
    reason,
    terms: (held) => withTarget(held, 170_000),
  });
  await sign(stage, goal, 'executive', 'Ines Duarte, VP Customer Success');
  await approveRevision(stage.store, {
    ...order,
    approval: {
      contact: 'Marcus Bell, Head of claims',
      contactId: null,
      on: addDays(stage.today, -2),
      reason,
      evidence: 'Minutes of the review',
    },
    via: 'record',
    parties: PARTIES,
  });
}

/** A value that was typed wrong, and one that came late. */
async function correctReadings(stage: Stage): Promise<void> {
  const goal = await goalOf(stage, MERIDIAN, QUALITY);
  const metric = goal?.body.metrics[0];
  const wrong = metric?.readings.at(-3);
  if (goal === undefined || metric === undefined || wrong === undefined) return;
  const { measuredAt, value } = wrong;
  const evidence = 'Corrected after the count was repeated';
  const corrected = {
    metricId: metric.id,
    measuredAt,
    value: value + 0.4,
    source: 'Audit',
    evidence,
  };
  const late = { ...corrected, measuredAt: measuredAt + 10 * DAY_MS, evidence: 'Reported late' };
  await addReadings(stage.store, {
    companyId: goal.companyId,
    by: author(stage, 'Ines Duarte'),
    readings: [corrected, late],
  });
}

/** Estimates that a customer does not accept, and one that people took out. */
async function decideLines(stage: Stage): Promise<void> {
  const disputed = await lineOf(stage, BRIGHTWATER, 'revenue_impact');
  if (disputed !== undefined) {
    await disputeLine(stage.store, {
      ...disputed,
      by: author(stage, 'Claire Doyle'),
      name: 'Claire Doyle',
      reason: 'The deals would have been won anyway',
    });
  }
  const excluded = await lineOf(stage, HARBORVIEW, 'risk_avoidance');
  if (excluded === undefined) return;
  await excludeLine(stage.store, {
    ...excluded,
    by: author(stage, 'Ines Duarte'),
    excluded: true,
    reason: 'The audit of this year counts the same errors',
  });
}

async function sign(
  stage: Stage,
  goal: StoredRecord<'goal'>,
  party: (typeof PARTIES)[number],
  name: string,
): Promise<void> {
  const { body } = (await stage.store.records.record(goal.companyId, 'goal', goal.id)) ?? goal;
  await signGoal(stage.store, {
    ...orderOf(stage, goal, name),
    party,
    name,
    termsVersion: versionToSign(body) ?? 0,
    via: party === 'executive' ? 'hubspot' : 'link',
    parties: PARTIES,
  });
}

function author({ now }: Stage, who: string): Author {
  return { at: now, who, via: 'api' };
}

function orderOf(stage: Stage, { companyId, id }: StoredRecord<'goal'>, who: string) {
  return { companyId, goalId: id, by: author(stage, who) };
}

async function goalOf({ store, companyId }: Stage, showcase: number, title: string) {
  const goals = await store.records.list(companyId(showcase), 'goal');
  return goals.find(({ body }) => body.title === title);
}

async function lineOf({ store, companyId }: Stage, showcase: number, type: string) {
  const id = companyId(showcase);
  const line = (await store.records.list(id, 'value')).find(({ body }) => body.type === type);
  return line && { companyId: id, lineId: line.id };
}

function withCommitment(goal: Goal, changes: Partial<NonNullable<Goal['commitment']>>): Goal {
  return { ...goal, commitment: goal.commitment && { ...goal.commitment, ...changes } };
}

/** The terms with another target for the first metric. */
function withTarget(goal: Goal, target: number) {
  const terms = termsOf(goal);
  const [first, ...others] = terms.metrics;
  return { ...terms, metrics: first === undefined ? [] : [{ ...first, target }, ...others] };
}
