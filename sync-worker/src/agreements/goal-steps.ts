import { requestChange } from '@attain/shared/domain/agreements/change-request';
import { type Decision, refused } from '@attain/shared/domain/agreements/decision';
import { editGoal } from '@attain/shared/domain/agreements/edit-goal';
import { decideOutcome, endGoal as ended } from '@attain/shared/domain/agreements/outcome';
import { NOT_GOVERNED } from '@attain/shared/domain/agreements/governance';
import {
  approveRevision as approved,
  proposeRevision as revised,
  withdrawRevision as unrevised,
} from '@attain/shared/domain/agreements/revision';
import {
  propose,
  sign,
  withdrawProposal as unproposed,
} from '@attain/shared/domain/agreements/sign-off';
import type { Approval, Commitment, Goal, Party, Terms } from '@attain/shared/domain/goals/goal';

import type { StoredRecord } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';
import { documentOf, fingerprint } from './signed-document.ts';
import { type GoalOrder, takeStep } from './take-step.ts';

type Step<Extra = object> = (
  store: PortalStore,
  order: GoalOrder & Extra,
) => Promise<StoredRecord<'goal'>>;

/** Edits a goal; terms that are agreed are not edited (V32). */
export const changeGoal: Step<{ edit: (goal: Goal) => Goal; note: string | null }> = (
  store,
  order,
) =>
  takeStep(store, order, { action: 'edited', note: order.note }, (goal) =>
    editGoal(goal, order.edit(goal)),
  );

/** Offers a goal to be signed as an agreement (V29). */
export const proposeGoal: Step = (store, order) =>
  takeStep(store, order, { action: 'proposed', note: null }, (goal) =>
    propose(goal, goal.commitment ?? draftOf(goal)),
  );

/** Takes an offer back, to be edited as a draft. */
export const withdrawProposal: Step<{ reason: string | null }> = (store, order) =>
  takeStep(store, order, { action: 'proposal_withdrawn', note: order.reason }, unproposed);

/** What a person had before their eyes when they decided. */
type Reading = {
  /** Fingerprint of the text that was read: another text is refused. Left out where no text was shown. */
  read?: string;
};

export type SigningOrder = Reading & {
  party: Party;
  /** As the person wrote it. */
  name: string;
  /** The version of the terms that was read. */
  termsVersion: number;
  via: 'hubspot' | 'link';
  /** Whose signatures make terms agreed. */
  parties: readonly Party[];
};

/** A party signs the version it read: name, time, version and fingerprint of the text are kept. */
export const signGoal: Step<SigningOrder> = (store, order) => {
  const { party, name, termsVersion, via, parties, by } = order;
  const note = `The ${party} signed version ${termsVersion}`;
  return takeStep(store, order, { action: 'signed', note }, (goal) => {
    const digest = fingerprint(documentOf(goal));
    return isOther(digest, order)
      ? otherText(goal)
      : sign(goal, { party, by: name, at: by.at, termsVersion, digest, via }, parties);
  });
};

/** The customer asks for a change instead; terms and state stay as they are. */
export const askForChange: Step<
  Reading & { contact: string; text: string; termsVersion: number }
> = (store, order) => {
  const { contact, text, termsVersion, by } = order;
  return takeStep(store, order, { action: 'change_requested', note: text }, (goal) =>
    isOther(fingerprint(documentOf(goal)), order)
      ? otherText(goal)
      : requestChange(goal, { by: contact, at: by.at, text, termsVersion }),
  );
};

/** Offers newer terms; the agreed ones hold until they are signed off (C27). */
export const proposeRevision: Step<{ terms: (goal: Goal) => Terms; reason: string }> = (
  store,
  order,
) => {
  const { terms, reason, by } = order;
  return takeStep(store, order, { action: 'revision_proposed', note: reason }, (goal) =>
    revised(goal, terms(goal), { reason, by: by.who, at: by.at }),
  );
};

export const withdrawRevision: Step<{ reason: string | null }> = (store, order) =>
  takeStep(store, order, { action: 'revision_withdrawn', note: order.reason }, unrevised);

/** Records that the customer agreed to a revision: contact, date and reason, with old and new (C27). */
export const approveRevision: Step<
  Reading & {
    approval: Omit<Approval, 'changes' | 'termsVersion'>;
    via: 'link' | 'record';
    parties: readonly Party[];
  }
> = (store, order) => {
  const { approval, via, parties, by } = order;
  const note = `${approval.contact} agreed on ${approval.on}: ${approval.reason}`;
  return takeStep(store, order, { action: 'revision_approved', note }, (goal) => {
    const digest = fingerprint(documentOf(goal));
    if (isOther(digest, order)) return otherText(goal);
    const shown = via === 'link' ? digest : null;
    return approved(goal, approval, { at: by.at, digest: shown, via }, parties);
  });
};

export const decideGoal: Step<{ outcome: 'achieved' | 'missed'; reason: string | null }> = (
  store,
  order,
) => {
  const { outcome, reason } = order;
  const note = reason === null ? outcome : `${outcome}: ${reason}`;
  return takeStep(store, order, { action: 'outcome_decided', note }, (goal) =>
    decideOutcome(goal, outcome),
  );
};

export const endGoal: Step<{ reason: string | null }> = (store, order) =>
  takeStep(store, order, { action: 'ended', note: order.reason }, ended);

function isOther(digest: string, { read = digest }: Reading): boolean {
  return digest !== read;
}

function otherText({ title }: Goal): Decision {
  return refused(
    'other_version',
    `"${title}" has another text than the one that was read. Read it again`,
  );
}

/** A goal that nobody committed to yet begins as the draft of an agreement over its own dates. */
function draftOf({ startDate, targetDate }: Goal): Commitment {
  return {
    state: 'draft',
    category: null,
    start: startDate,
    deadline: targetDate,
    dependencies: null,
    signedBy: null,
    signedAt: null,
    lastReviewedOn: null,
    ...NOT_GOVERNED,
  };
}
