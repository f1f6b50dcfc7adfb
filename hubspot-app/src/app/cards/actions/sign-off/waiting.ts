import type { GoalRecord } from '@attain/shared/contract/goal-record';

type Offered = Pick<GoalRecord, 'agreement'>;

/** The version of the terms that waits for signatures: what was offered, or its revision. `null`: none does. */
export function versionToSign({ agreement }: Offered): number | null {
  if (agreement?.state === 'proposed') return agreement.termsVersion;
  return agreement?.state === 'revised' && agreement.revision !== null
    ? agreement.termsVersion + 1
    : null;
}

/** Whether one of our executives signed that version. */
export function isSignedForUs(goal: Offered): boolean {
  return hasSignature(goal, 'executive');
}

/** Whether the customer's word on that version is there. */
export function isSignedByCustomer(goal: Offered): boolean {
  return hasSignature(goal, 'customer');
}

function hasSignature(goal: Offered, wanted: 'executive' | 'customer'): boolean {
  const version = versionToSign(goal);
  const signatures = goal.agreement?.revision?.signatures ?? goal.agreement?.signatures ?? [];
  return signatures.some(({ party, termsVersion }) => party === wanted && termsVersion === version);
}
