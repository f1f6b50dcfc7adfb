import { type OfferedText, offeredText } from '../../agreements/offered-text.ts';
import { documentOf, type SignedDocument } from '../../agreements/signed-document.ts';
import type { StoredRecord } from '../../ports/records.ts';
import type { OfferedGoal } from '../../ports/sign-off-links.ts';
import { termsOf } from '@attain/shared/domain/agreements/terms';
import { changeOf } from '@attain/shared/domain/metrics/change';
import type {
  Clause,
  Metric,
  Milestone,
  Party,
  Responsibility,
  Signature,
} from '@attain/shared/domain/goals/goal';

import type { Formats } from './formats.ts';
import { changeRows, type ChangeRow } from './change-rows.ts';
import { maybeLink, type MaybeLink } from './maybe-link.ts';
import type { FormFaults } from './read-form.ts';

export type GoalView = {
  anchor: string;
  goalId: string;
  title: string;
  description: string | null;
  owner: string | null;
  version: number;
  fingerprint: string;
  state: OfferedText['state'];
  start: string | null;
  deadline: string | null;
  metrics: readonly MetricView[];
  milestones: readonly { title: string; due: string | null }[];
  dependencies: string | null;
  tasks: readonly { task: string; who: string; due: string | null }[];
  clauses: readonly { kind: string; text: string; link: MaybeLink | null }[];
  revision: { reason: string; rows: readonly ChangeRow[] } | null;
  signatures: readonly { party: string; name: string; at: string }[];
  /** Parties that have yet to sign. */
  missing: readonly string[];
  /** Set once the customer has signed. */
  signedBy: string | null;
  requests: readonly { text: string; at: string }[];
  form: FormFaults | null;
};

type MetricView = {
  name: string;
  baseline: string | null;
  measured: string | null;
  source: string | null;
  evidence: MaybeLink | null;
  target: string | null;
  change: string | null;
};

/** What the page is about, beside one goal of it. */
export type PageFacts = {
  formats: Formats;
  parties: readonly Party[];
  company: string;
  vendor: string;
};

/** A goal as the customer reads it: in the text that the link was made for. */
export function goalView(
  history: readonly StoredRecord<'goal'>[],
  offer: OfferedGoal,
  anchor: string,
  facts: PageFacts,
  form: FormFaults | null,
): GoalView | undefined {
  const { formats } = facts;
  const offered = offeredText(history, offer, facts.parties);
  if (offered === undefined) return undefined;
  const { goal, state, signatures, missing, requests } = offered;
  const document = documentOf(goal);
  const { start, deadline } = document.terms;
  return {
    anchor,
    goalId: offer.goalId,
    title: document.title,
    description: document.description,
    owner: document.owner,
    version: offer.termsVersion,
    fingerprint: offer.digest,
    state,
    start: start && formats.date(start),
    deadline: deadline && formats.date(deadline),
    metrics: document.terms.metrics.map((metric) => metricView(metric, formats)),
    milestones: document.terms.milestones.map((milestone) => milestoneView(milestone, formats)),
    dependencies: document.dependencies,
    tasks: document.accountability.map((task) => taskView(task, facts)),
    clauses: document.terms.clauses.map(clauseView),
    revision: document.revision && {
      reason: document.revision.reason,
      rows: changeRows(document.revision.changes, [termsOf(goal), document.terms], formats),
    },
    signatures: signatures.map((signature) => signatureView(signature, facts)),
    missing: missing.map((party) => partyName(party, facts)),
    signedBy: signatures.find(({ party }) => party === 'customer')?.by ?? null,
    requests: requests.map(({ text, at }) => ({ text, at: formats.moment(at) })),
    form,
  };
}

function metricView(
  metric: SignedDocument['terms']['metrics'][number],
  formats: Formats,
): MetricView {
  const { name, unit, baseline, baselineAt, baselineSource, baselineEvidence, target } = metric;
  return {
    name,
    baseline: baseline === null ? null : formats.inUnit(baseline, unit),
    measured: baselineAt === null ? null : formats.dayOf(baselineAt),
    source: baselineSource,
    evidence: baselineEvidence === null ? null : maybeLink(baselineEvidence),
    target: target === null ? null : `${aim(metric)} ${formats.inUnit(target, unit)}`,
    change:
      baseline === null || target === null || baseline === target
        ? null
        : changeOf(baseline, target, unit).words.replace('->', '\u2192'),
  };
}

function aim({ mode, direction }: Metric): string {
  if (mode === 'maintain')
    return direction === 'higher_is_better' ? 'stay at or above' : 'stay at or below';
  return direction === 'higher_is_better' ? 'at least' : 'at most';
}

function milestoneView({ title, due }: Milestone, { date }: Formats) {
  return { title, due: due && date(due) };
}

function taskView({ task, party, person, due }: Responsibility, facts: PageFacts) {
  const side = party === 'us' ? facts.vendor : facts.company;
  return {
    task,
    who: person === null ? side : `${person}, ${side}`,
    due: due && facts.formats.date(due),
  };
}

function clauseView({ kind, text, link }: Clause) {
  return {
    kind: kind === 'penalty' ? 'Penalty' : 'Bonus',
    text,
    link: link === null ? null : maybeLink(link),
  };
}

function signatureView({ party, by, at }: Signature, facts: PageFacts) {
  return { party: partyName(party, facts), name: by, at: facts.formats.moment(at) };
}

function partyName(party: Party, { company, vendor }: PageFacts): string {
  return party === 'customer' ? company : vendor;
}
