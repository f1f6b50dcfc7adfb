import type { Commitment, Goal, Party, Signature } from '../goals/goal.ts';
import { missingComponents } from './components.ts';
import { type Decision, refused, taken } from './decision.ts';
import type { VlaComponent } from './results.ts';
import { withTerms } from './terms.ts';

/** What nobody can sign without: how success is measured, what is promised, and until when. */
const NEEDED: ReadonlySet<VlaComponent> = new Set(['success_metric', 'target', 'timeline']);

const NEEDED_IN_WORDS: Readonly<Record<string, string>> = {
  success_metric: 'a metric or a milestone',
  target: 'a target for every metric',
  timeline: 'a target date',
};

/** A draft is offered for sign-off (V29). A goal becomes an agreement with its first commitment. */
export function propose(goal: Goal, commitment: Commitment): Decision {
  if (goal.ended) return refused('ended', `"${goal.title}" has ended: define a new goal`);
  if (commitment.state !== 'draft') {
    return refused(
      'wrong_state',
      `"${goal.title}" is ${commitment.state}: only a draft is proposed`,
    );
  }
  const proposed: Goal = { ...goal, commitment: { ...commitment, state: 'proposed' } };
  const missing = missingComponents(proposed).filter((component) => NEEDED.has(component));
  if (missing.length > 0) {
    const words = missing.map((component) => NEEDED_IN_WORDS[component]).join(', ');
    return refused('not_complete', `"${goal.title}" cannot be proposed yet: add ${words}`);
  }
  return taken(proposed);
}

/** Takes a proposal back, to be edited as a draft: what was signed of it is void, and stays in its history. */
export function withdrawProposal(goal: Goal): Decision {
  const { commitment } = goal;
  if (commitment?.state !== 'proposed') {
    return refused('wrong_state', `"${goal.title}" is not proposed: there is nothing to take back`);
  }
  const signatures = commitment.signatures.filter(
    ({ termsVersion }) => termsVersion !== commitment.termsVersion,
  );
  return taken({ ...goal, commitment: { ...commitment, state: 'draft', signatures } });
}

/** The version of the terms that waits for sign-off: the proposed one, or the revision. `null`: none does. */
export function versionToSign({ commitment }: Goal): number | null {
  if (commitment?.state === 'proposed') return commitment.termsVersion;
  if (commitment?.state === 'revised' && commitment.revision) return commitment.termsVersion + 1;
  return null;
}

/** The parties that still have to sign the waiting version. No revision comes into force without the customer (C27). */
export function waitingFor(goal: Goal, parties: readonly Party[]): readonly Party[] {
  const version = versionToSign(goal);
  if (version === null) return [];
  const needed = isRevised(goal) ? new Set([...parties, 'customer' as const]) : parties;
  return [...needed].filter((party) => !isSignedBy(goal, party, version));
}

/**
 * A party signs the version that waits. With the last signature that `parties` asks for the terms are agreed: a proposal
 * is signed, a revision comes into force and the agreement goes on where it stood (V29, C27). To a revision the customer
 * agrees by an approval, so that the change never lacks contact, date and reason.
 */
export function sign(goal: Goal, signature: Signature, parties: readonly Party[]): Decision {
  if (isRevised(goal) && signature.party === 'customer') {
    return refused(
      'wrong_state',
      `"${goal.title}" has a revision: record the customer's approval of it, with contact, date and reason`,
    );
  }
  return withWord(goal, signature, parties);
}

/** A signature under the version that waits, whatever stands for it; see {@link sign}. */
export function withWord(goal: Goal, signature: Signature, parties: readonly Party[]): Decision {
  const version = versionToSign(goal);
  if (version === null) {
    return refused('wrong_state', `"${goal.title}" does not wait for a signature`);
  }
  if (signature.termsVersion !== version) {
    return refused(
      'other_version',
      `"${goal.title}" has changed: version ${version} waits to be signed, not version ${signature.termsVersion}. Read it again`,
    );
  }
  if (isSignedBy(goal, signature.party, version)) {
    return refused('already_signed', `The ${signature.party} has signed this version already`);
  }
  const signed = withSignature(goal, signature);
  return taken(waitingFor(signed, parties).length === 0 ? agreed(signed, version) : signed);
}

/** Signatures under the version that waits. */
export function waitingSignatures({ commitment }: Goal): readonly Signature[] {
  if (commitment === null) return [];
  return commitment.state === 'revised' && commitment.revision
    ? commitment.revision.signatures
    : commitment.signatures.filter(({ termsVersion }) => termsVersion === commitment.termsVersion);
}

function isRevised({ commitment }: Goal): boolean {
  return commitment?.state === 'revised' && commitment.revision !== null;
}

function isSignedBy(goal: Goal, party: Party, version: number): boolean {
  return waitingSignatures(goal).some(
    (signature) => signature.party === party && signature.termsVersion === version,
  );
}

function withSignature(goal: Goal, signature: Signature): Goal {
  const { commitment } = goal;
  if (commitment === null) return goal;
  const { revision } = commitment;
  if (commitment.state === 'revised' && revision) {
    const signatures = [...revision.signatures, signature];
    return { ...goal, commitment: { ...commitment, revision: { ...revision, signatures } } };
  }
  return {
    ...goal,
    commitment: { ...commitment, signatures: [...commitment.signatures, signature] },
  };
}

function agreed(goal: Goal, version: number): Goal {
  const { commitment } = goal;
  if (commitment === null) return goal;
  const signatures = waitingSignatures(goal);
  const word = signatures.findLast(({ party }) => party === 'customer') ?? signatures.at(-1);
  const signed = { signedBy: word?.by ?? null, signedAt: word?.at ?? null };
  const { revision } = commitment;
  if (commitment.state !== 'revised' || !revision) {
    return { ...goal, commitment: { ...commitment, ...signed, state: 'signed' } };
  }
  const next: Commitment = {
    ...commitment,
    ...signed,
    state: revision.from,
    termsVersion: version,
    signatures: [...commitment.signatures, ...revision.signatures],
    revision: null,
  };
  return withTerms({ ...goal, commitment: next }, revision.terms);
}
