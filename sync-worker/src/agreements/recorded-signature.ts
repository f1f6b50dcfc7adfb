import { isAgreed } from '@attain/shared/domain/agreements/governance';
import type { Commitment } from '@attain/shared/domain/goals/goal';

/**
 * Keeps the customer's signature that a file tells of, once for each version of the terms. No text was shown to anybody
 * here, so it has no fingerprint.
 */
export function recordedSignature(commitment: Commitment): Commitment {
  const { state, signedBy, signedAt, termsVersion, signatures } = commitment;
  if (!isAgreed(state) || signedBy === null || signedAt === null) return commitment;
  const isKept = signatures.some(
    (signature) => signature.party === 'customer' && signature.termsVersion === termsVersion,
  );
  if (isKept) return commitment;
  const signature = {
    party: 'customer',
    by: signedBy,
    at: signedAt,
    termsVersion,
    digest: null,
    via: 'record',
  } as const;
  return { ...commitment, signatures: [...signatures, signature] };
}
