import { createHash } from 'node:crypto';

import { versionToSign } from '@attain/shared/domain/agreements/sign-off';
import { termsOf } from '@attain/shared/domain/agreements/terms';
import type { Goal, Responsibility, TermChange, Terms } from '@attain/shared/domain/goals/goal';

/** The text that a party reads and signs. */
export type SignedDocument = {
  goalId: string;
  title: string;
  description: string | null;
  owner: string | null;
  dependencies: string | null;
  accountability: readonly Responsibility[];
  termsVersion: number;
  terms: Terms;
  /** What a revision changes, and why; `null`: these are the first terms. */
  revision: { reason: string; changes: readonly TermChange[] } | null;
};

/** What waits to be signed of a goal; where nothing does, the terms that hold. */
export function documentOf(goal: Goal): SignedDocument {
  const { commitment } = goal;
  const waiting = versionToSign(goal);
  const revision = (commitment?.state === 'revised' && commitment.revision) || null;
  return {
    goalId: goal.id,
    title: goal.title,
    description: goal.description,
    owner: goal.owner,
    dependencies: commitment?.dependencies ?? null,
    accountability: commitment?.accountability ?? [],
    termsVersion: waiting ?? commitment?.termsVersion ?? 1,
    terms: revision?.terms ?? termsOf(goal),
    revision: revision && { reason: revision.reason, changes: revision.changes },
  };
}

/**
 * Fingerprint of a document: 64 hexadecimal digits, another one for any other word or number of it. What a reader does
 * not see (ids of people, weights) is not in it.
 */
export function fingerprint(document: SignedDocument): string {
  const { terms, accountability, revision } = document;
  const parts = [
    ['title', document.title],
    ['description', document.description],
    ['owner', document.owner],
    ['dependencies', document.dependencies],
    ['version', document.termsVersion],
    ['start', terms.start],
    ['deadline', terms.deadline],
    ...terms.metrics.map((metric) => [
      'metric',
      metric.id,
      metric.name,
      metric.unit,
      metric.direction,
      metric.mode,
      metric.baseline,
      metric.baselineAt,
      metric.baselineSource,
      metric.baselineEvidence,
      metric.target,
    ]),
    ...terms.milestones.map(({ id, title, due }) => ['milestone', id, title, due]),
    ...terms.clauses.map(({ kind, text, link }) => ['clause', kind, text, link]),
    ...accountability.map(({ task, party, person, due }) => ['task', task, party, person, due]),
    ['reason', revision?.reason ?? null],
    ...(revision?.changes ?? []).map(({ term, subject, from, to }) => [
      'change',
      term,
      subject,
      from,
      to,
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
