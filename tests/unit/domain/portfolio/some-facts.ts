import { type KpiFacts, NOTHING_KNOWN } from '@attain/shared/domain/portfolio/facts';
import type { ScoredFacts } from '@attain/shared/domain/portfolio/scored-facts';

/** An account that was scored and has nothing: no agreement, no goal, no value. */
export function someScored(overrides: Partial<ScoredFacts> = {}): ScoredFacts {
  return {
    vlas: { inForce: 0, achieved: 0, missed: 0, pastDue: 0 },
    goals: { active: 0, scored: 0, onPlan: 0, achieved: 0, due: 0, met: 0 },
    valueLines: { confirmed: 0, all: 0 },
    valueAmounts: { confirmed: 0, all: 0 },
    roiConfirmed: null,
    healthScore: null,
    ...overrides,
  };
}

/** A customer since 2024 of which nothing else is known. */
export function someFacts(overrides: Partial<KpiFacts> = {}): KpiFacts {
  return { companyId: '512', ...NOTHING_KNOWN, customerSince: '2024-01-01', ...overrides };
}

/** A scored customer with nothing but what is given. */
export function scoredFacts(overrides: Partial<ScoredFacts>): KpiFacts {
  return someFacts({ scored: someScored(overrides) });
}

export function times<T>(n: number, make: (index: number) => T): T[] {
  return Array.from({ length: n }, (_, index) => make(index));
}
