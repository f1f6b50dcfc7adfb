import { withDefaultCategories } from '@attain/shared/domain/goals/categories';
import { describe, expect, it } from 'vitest';

describe('categories that a goal leaves open (C10)', () => {
  it.each([
    ['operational', 'efficiency', 'operational_efficiency'],
    ['financial', 'revenue', 'revenue_impact'],
    ['quality', 'risk', 'risk_mitigation'],
    ['adoption', 'experience', 'strategic_objectives'],
    ['satisfaction', 'experience', 'strategic_objectives'],
  ] as const)('follow a %s metric: %s, %s', (metric, outcome, vla) => {
    expect(
      withDefaultCategories({ outcome: null, vla: null, metrics: [metric, null] }),
    ).toMatchObject({ outcome, vla });
  });

  it.each([
    ['revenue_impact', 'revenue', 'financial'],
    ['operational_efficiency', 'efficiency', 'operational'],
    ['strategic_objectives', 'innovation', 'adoption'],
    ['risk_mitigation', 'risk', 'quality'],
  ] as const)('follow the agreement %s where metrics have none: %s, %s', (vla, outcome, metric) => {
    expect(withDefaultCategories({ outcome: null, vla, metrics: [null] })).toEqual({
      outcome,
      vla,
      metrics: [metric],
    });
  });

  it('stay as they were chosen', () => {
    const chosen = {
      outcome: 'experience',
      vla: 'risk_mitigation',
      metrics: ['financial'],
    } as const;
    expect(withDefaultCategories(chosen)).toEqual(chosen);
  });

  it('stay open where metrics disagree, or nothing is known', () => {
    const undecided = { outcome: null, vla: null, metrics: ['financial', 'quality'] } as const;
    expect(withDefaultCategories(undecided)).toEqual(undecided);
    const unknown = { outcome: null, vla: null, metrics: [null] };
    expect(withDefaultCategories(unknown)).toEqual(unknown);
  });
});
