import type { MetricCategory, OutcomeCategory, VlaCategory } from './goal.ts';

/** The outcome that a metric of a category stands for, where nobody chose another (C10, M12-M16 to O03-O07). */
const OUTCOME_OF_METRIC: Readonly<Record<MetricCategory, OutcomeCategory>> = {
  operational: 'efficiency',
  financial: 'revenue',
  quality: 'risk',
  adoption: 'experience',
  satisfaction: 'experience',
};

/** The category of agreement that an outcome belongs to (C10, O03-O07 to V09-V12). */
const VLA_OF_OUTCOME: Readonly<Record<OutcomeCategory, VlaCategory>> = {
  revenue: 'revenue_impact',
  efficiency: 'operational_efficiency',
  risk: 'risk_mitigation',
  experience: 'strategic_objectives',
  innovation: 'strategic_objectives',
};

const OUTCOME_OF_VLA: Readonly<Record<VlaCategory, OutcomeCategory>> = {
  revenue_impact: 'revenue',
  operational_efficiency: 'efficiency',
  strategic_objectives: 'innovation',
  risk_mitigation: 'risk',
};

const METRIC_OF_OUTCOME: Readonly<Record<OutcomeCategory, MetricCategory>> = {
  revenue: 'financial',
  efficiency: 'operational',
  risk: 'quality',
  experience: 'satisfaction',
  innovation: 'adoption',
};

/** A goal's categories; `null` where nothing tells. */
type GoalCategories = {
  outcome: OutcomeCategory | null;
  vla: VlaCategory | null;
  metrics: readonly (MetricCategory | null)[];
};

/**
 * Fills the categories that a goal leaves open from those it has (C10). What was chosen stays. The outcome follows its
 * metrics where they agree on one, else the agreement; metrics that disagree leave it open, since a goal has one outcome.
 */
export function withDefaultCategories(chosen: GoalCategories): GoalCategories {
  const outcome = chosen.outcome ?? outcomeOfMetrics(chosen.metrics) ?? outcomeOfVla(chosen.vla);
  return {
    outcome,
    vla: chosen.vla ?? (outcome === null ? null : VLA_OF_OUTCOME[outcome]),
    metrics: chosen.metrics.map(
      (metric) => metric ?? (outcome === null ? null : METRIC_OF_OUTCOME[outcome]),
    ),
  };
}

function outcomeOfMetrics(metrics: GoalCategories['metrics']): OutcomeCategory | null {
  const outcomes = new Set(
    metrics.filter((metric) => metric !== null).map((metric) => OUTCOME_OF_METRIC[metric]),
  );
  const [only] = outcomes;
  return outcomes.size === 1 ? (only ?? null) : null;
}

function outcomeOfVla(vla: VlaCategory | null): OutcomeCategory | null {
  return vla === null ? null : OUTCOME_OF_VLA[vla];
}
