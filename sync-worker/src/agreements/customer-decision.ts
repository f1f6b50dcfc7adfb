import type { Day, Instant } from '@attain/shared/domain/basics/time';
import type { Party } from '@attain/shared/domain/goals/goal';

import { isGood } from '../links/is-good.ts';
import { RecordNotFoundError, RefusedError } from '../ports/errors.ts';
import type { Author } from '../ports/records.ts';
import type { OfferedGoal, SignOffLink } from '../ports/sign-off-links.ts';
import type { PortalStore } from '../ports/store.ts';
import { approveRevision, askForChange, signGoal } from './goal-steps.ts';
import { goalOf } from './take-step.ts';
import { confirmLine, disputeLine } from './value-steps.ts';

/** What the customer says by a link. */
export type CustomerDecision =
  | { kind: 'sign'; goalId: string; termsVersion: number; digest: string; name: string }
  | { kind: 'change'; goalId: string; termsVersion: number; digest: string; reason: string }
  | { kind: 'confirm'; lineId: string; version: number; amount: number; name: string }
  | { kind: 'dispute'; lineId: string; version: number; reason: string; name: string };

type Circumstances = {
  at: Instant;
  /** The same instant as a date in the portal's zone. */
  today: Day;
  parties: readonly Party[];
};

/**
 * Records what the customer decided by a link, whole or not at all. The link says what there is to decide; the records
 * say whether it is decided already.
 *
 * @throws {RecordNotFoundError} for a goal or line that the link is not for
 * @throws {RefusedError} where it is decided already, or was offered in another text
 * @throws {StaleVersionError} for a value line that was changed since it was read
 */
export function decide(
  store: PortalStore,
  link: SignOffLink,
  decision: CustomerDecision,
  circumstances: Circumstances,
): Promise<void> {
  return store.transaction(async (inside) => {
    const current = await inside.signOffLinks.find(link.id);
    if (current === undefined || !isGood(current, circumstances.at)) {
      throw new RefusedError('link_void', 'This link was withdrawn.');
    }
    switch (decision.kind) {
      case 'sign':
        return signOffer(inside, current, decision, circumstances);
      case 'change':
        return askForOtherTerms(inside, current, decision, circumstances);
      case 'confirm':
      case 'dispute':
        return judgeLine(inside, current, decision, circumstances);
    }
  });
}

/** A signature under a proposal; under a revision it is the customer's approval, with contact, date and reason (C27). */
async function signOffer(
  store: PortalStore,
  link: SignOffLink,
  decision: Extract<CustomerDecision, { kind: 'sign' }>,
  { at, today, parties }: Circumstances,
): Promise<void> {
  const { name } = decision;
  const { goalId, termsVersion, digest } = offerOf(link, decision);
  const order = { companyId: link.companyId, goalId, by: authorOf(link, at), read: digest };
  const { commitment } = (await goalOf(store, link.companyId, goalId)).body;
  if (commitment?.state !== 'revised' || !commitment.revision) {
    await signGoal(store, {
      ...order,
      party: 'customer',
      name,
      termsVersion,
      via: 'link',
      parties,
    });
    return;
  }
  const { reason } = commitment.revision;
  const approval = { contact: name, contactId: link.contactId, on: today, reason, evidence: null };
  await approveRevision(store, { ...order, approval, via: 'link', parties });
}

async function askForOtherTerms(
  store: PortalStore,
  link: SignOffLink,
  decision: Extract<CustomerDecision, { kind: 'change' }>,
  { at }: Circumstances,
): Promise<void> {
  const { goalId, termsVersion, digest } = offerOf(link, decision);
  await askForChange(store, {
    ...{ companyId: link.companyId, goalId, by: authorOf(link, at), read: digest },
    ...{ termsVersion, contact: link.contact, text: decision.reason },
  });
}

/** A value line is judged once by a link; whoever errs asks the provider, who has the history. */
async function judgeLine(
  store: PortalStore,
  link: SignOffLink,
  decision: Extract<CustomerDecision, { kind: 'confirm' | 'dispute' }>,
  { at }: Circumstances,
): Promise<void> {
  const { lineId, version: expected, name } = decision;
  if (!link.valueLineIds.includes(lineId)) throw new RecordNotFoundError('No such value line.');
  const stored = await store.records.record(link.companyId, 'value', lineId);
  if (stored?.body.confirmed) {
    throw new RefusedError('already_decided', 'This value was confirmed already.');
  }
  if (stored?.body.disputed) {
    throw new RefusedError('already_decided', 'This value was disputed already.');
  }
  const order = { companyId: link.companyId, lineId, by: authorOf(link, at), expected, name };
  await (decision.kind === 'confirm'
    ? confirmLine(store, { ...order, amount: decision.amount })
    : disputeLine(store, { ...order, reason: decision.reason }));
}

/** What the link offers of a goal, where that is also what the reader answers to. */
function offerOf(
  { goals }: SignOffLink,
  read: { goalId: string; termsVersion: number; digest: string },
): OfferedGoal {
  const offer = goals.find(({ goalId }) => goalId === read.goalId);
  if (offer === undefined) throw new RecordNotFoundError('No such goal.');
  if (offer.termsVersion !== read.termsVersion || offer.digest !== read.digest) {
    throw new RefusedError('other_version', 'This link is for another text. Read it again.');
  }
  return offer;
}

/** The typed name stands in the signature alone: the link tells whose word it is. */
function authorOf({ id }: SignOffLink, at: Instant): Author {
  return { at, who: nameOfLink(id), via: 'link' };
}

/** As what the records know a link by which somebody decided. */
export function nameOfLink(id: string): string {
  return `customer link ${id}`;
}
