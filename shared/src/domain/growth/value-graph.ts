import type { Account } from '../account.ts';
import type { Snapshot } from '../snapshot.ts';
import { commitmentView, type CommitmentView } from './commitment-view.ts';
import { growthRoadmap, type GrowthRoadmap } from './growth-roadmap.ts';
import { hypothesisView, type AdjustedAssumptions, type HypothesisView } from './hypothesis.ts';
import { nextHypothesis, type NextDriver } from './next-hypothesis.ts';
import { provenOutcomes, type ProvenOutcome } from './proven-outcomes.ts';
import { realizationView, type RealizationView } from './realization-view.ts';
import { renewalCase, type RenewalCase } from './renewal-case.ts';

/** One living business case, from what was hoped for to what is proven (L01). */
export type ValueGraph = {
  /** `null`: nothing was recorded before the sale. */
  hypothesis: HypothesisView | null;
  commitment: CommitmentView;
  realization: RealizationView;
  amplification: {
    provenOutcomes: readonly ProvenOutcome[];
    roadmap: GrowthRoadmap;
    /** 0-100; 0 where the customer has done nothing for us. */
    advocacyScore: number;
    renewalJustification: RenewalCase;
    /** What the loop hands back to the first stage. */
    nextHypothesis: readonly NextDriver[];
  };
};

/**
 * The four objects of the value graph (L23-L26), as a view on the account and its snapshot: every stage reads the same
 * figures, and nothing is stored twice.
 */
export function valueGraph(
  account: Pick<Account, 'goals' | 'hypothesis'>,
  snapshot: Snapshot,
  adjusted?: AdjustedAssumptions,
): ValueGraph {
  const hypothesis = hypothesisView(account.hypothesis, adjusted);
  const realization = realizationView(snapshot, hypothesis);
  return {
    hypothesis,
    commitment: commitmentView(account.goals),
    realization,
    amplification: {
      provenOutcomes: provenOutcomes(snapshot),
      roadmap: growthRoadmap(snapshot),
      advocacyScore: snapshot.advocacy?.score ?? 0,
      renewalJustification: renewalCase(snapshot, realization.promise),
      nextHypothesis: nextHypothesis(snapshot, realization.promise),
    },
  };
}
