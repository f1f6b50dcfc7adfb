import { versionToSign } from '@attain/shared/domain/agreements/sign-off';
import { comparable } from '@attain/shared/domain/basics/comparable';
import type { Goal } from '@attain/shared/domain/goals/goal';
import type { WorkflowOutputs } from '@attain/shared/contract/workflow-actions';

import type { LinkTokens } from '../agreements/link-token.ts';
import { createLink } from '../agreements/sign-off-links.ts';
import { RefusedError } from '../ports/errors.ts';
import { companyOf, type WorkflowOrder, type WorkflowResult } from './action.ts';

export type SignOff = {
  /** `undefined`: the worker has no secret to sign addresses with. */
  tokens: LinkTokens | undefined;
  publicOrigin: string;
  /** How long a link is good where the action does not say. */
  linkDays: number;
};

/** A link by which a contact of the customer signs what waits for them (V29). Its address is told, and kept nowhere. */
export async function askForSignOff(
  order: WorkflowOrder<'ask-for-sign-off'>,
  { tokens, linkDays }: SignOff,
): Promise<WorkflowResult<'ask-for-sign-off'>> {
  if (tokens === undefined) {
    throw new RefusedError(
      'no_secret',
      'Links cannot be signed: set HUBSPOT_CLIENT_SECRET or ATTAIN_ENCRYPTION_KEY for the worker.',
    );
  }
  const { contact, agreement, valid_days: validDays = linkDays } = order.inputs;
  const { store, author } = order;
  const companyId = await companyOf(order);
  const goals = (await store.records.goals([companyId])).get(companyId) ?? [];
  const waiting = goalsToSign(goals, agreement);
  const link = await createLink(store, {
    companyId,
    by: author,
    contact: { name: contact, id: null },
    goalIds: waiting.map(({ id }) => id),
    valueLineIds: [],
    validDays,
  });
  const titles = waiting.map(({ title }) => `"${title}"`).join(', ');
  return {
    outputs: {
      outcome: 'link_made',
      message: `A link for ${contact} to sign ${titles}. Whoever has it can sign: send it to them alone.`,
      agreements: String(waiting.length),
      expires_at: new Date(link.expiresAt).toISOString(),
      link_id: link.id,
    },
  };
}

export type Telling = {
  portalId: number;
  /** The answer is a repeat that comes too late to be HubSpot's way to get a lost one. */
  isLate: boolean;
};

/** The answer with the address of its link, which the stored answer does not hold; a late repeat says where the address is. */
export function withSignOffUrl(
  outputs: WorkflowOutputs<'ask-for-sign-off'>,
  { portalId, isLate }: Telling,
  { tokens, publicOrigin }: SignOff,
): WorkflowOutputs<'ask-for-sign-off'> {
  const { link_id: linkId, expires_at: expiresAt } = outputs;
  if (tokens === undefined || linkId === undefined || expiresAt === undefined) return outputs;
  if (isLate) {
    const message = 'The link was made before. Its address is on the card of the company.';
    return { ...outputs, message };
  }
  const token = tokens.issue({ portalId, linkId, expiresAt: Date.parse(expiresAt) });
  return { ...outputs, sign_off_url: `${publicOrigin}/agreements/${token}` };
}

/** @throws {RefusedError} where none waits */
function goalsToSign(goals: readonly Goal[], wanted: string | undefined): readonly Goal[] {
  const waiting = goals.filter((goal) => !goal.ended && versionToSign(goal) !== null);
  const chosen =
    wanted === undefined
      ? waiting
      : waiting.filter(
          ({ id, title }) => id === wanted || comparable(title) === comparable(wanted),
        );
  if (chosen.length > 0) return chosen;
  throw new RefusedError(
    'nothing_to_sign',
    wanted === undefined
      ? 'No agreement of this company waits for a signature: propose one first.'
      : `No agreement that waits for a signature is called "${wanted}": propose it first.`,
  );
}
