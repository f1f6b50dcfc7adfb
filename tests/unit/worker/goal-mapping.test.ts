import { configurationSchema } from '@attain/sync-worker/config/configuration';
import {
  createdInputProperties,
  pulledProperties,
  pulledTypes,
} from '@attain/sync-worker/pipeline/pulled-properties';
import { describe, expect, it } from 'vitest';

import { someMapping } from './builders.ts';

const METRIC = { name: 'Churn rate', unit: 'percent', target: 'churn_target' };
const GOAL = { title: 'Lower churn', metrics: [METRIC] };
const OBJECT = { objectType: '2-7', unit: 'hours', properties: { title: 't', target: 'goal' } };

/** The paths and words by which a mapping is refused. */
function faults(mapping: object): string[] {
  const result = configurationSchema.safeParse({ mapping });
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('a mapping of goals is refused by its path', () => {
  it.each([
    [
      'no title at all',
      { metrics: [METRIC] },
      /^mapping\.goals\.companyProperties\.0\.title: needs/,
    ],
    ['two titles', { ...GOAL, titleProperty: 'goal_title' }, /\.0\.title: needs either/],
    ['no metric', { ...GOAL, metrics: [] }, /\.0\.metrics/],
    [
      'constants alone',
      { ...GOAL, metrics: [{ ...METRIC, target: 5 }] },
      /\.0\.metrics: none of them names a property/,
    ],
    [
      'two metrics of one name',
      { ...GOAL, metrics: [METRIC, { ...METRIC, name: 'churn RATE' }] },
      /\.0\.metrics: two metrics have one name/,
    ],
    ['an unknown key', { ...GOAL, deadline: 'due' }, /\.0: Unrecognized key: "deadline"/],
    ['a weight of 0', { ...GOAL, weight: 0 }, /\.0\.weight/],
    [
      'a label instead of a name',
      { ...GOAL, metrics: [{ ...METRIC, target: 'Churn Target' }] },
      /\.0\.metrics\.0\.target/,
    ],
  ])('with %s', (_, goal, complaint) => {
    expect(faults({ goals: { companyProperties: [goal] } })).toEqual([
      expect.stringMatching(complaint),
    ]);
  });

  it.each([
    ['a name of no custom object', { ...OBJECT, objectType: 'goals' }, /customObject\.objectType/],
    ['no unit anywhere', { ...OBJECT, unit: null }, /customObject\.unit: needs unit/],
    ['no target', { ...OBJECT, properties: { title: 't' } }, /customObject\.properties\.target/],
  ])('with a custom object of %s', (_, customObject, complaint) => {
    expect(faults({ goals: { customObject } })).toEqual([expect.stringMatching(complaint)]);
  });

  it.each([
    ['a state that is none', { goals: { states: { Agreed: 'agreed' } } }, /goals\.states\.Agreed/],
    [
      'a sum of nothing',
      { readings: [{ metric: 'Revenue', object: 'deal', aggregate: 'sum' }] },
      /readings\.0\.property: is needed/,
    ],
    [
      'an object that has no readings',
      { readings: [{ metric: 'Revenue', object: 'ticket', property: 'x' }] },
      /readings\.0\.object/,
    ],
    [
      'a judgement of health without a reason',
      { company: { healthOverride: { band: 'b', until: 'u' } } },
      /company\.healthOverride\.reason/,
    ],
    ['an activity that is none', { company: { advocacy: { tweet: 'x' } } }, /company\.advocacy/],
  ])('with %s', (_, mapping, complaint) => {
    expect(faults(mapping)).toEqual([expect.stringMatching(complaint)]);
  });

  it('unless it is right', () => {
    const readings = [{ metric: 'Deals', object: 'deal', aggregate: 'count' }];
    const goals = { companyProperties: [GOAL], customObject: OBJECT };
    expect(faults({ goals, readings })).toEqual([]);
  });
});

describe('what is asked of HubSpot for goals', () => {
  const none = { companies: [], deals: [] };

  it('is nothing where nothing is mapped', () => {
    const mapping = someMapping();
    expect(pulledTypes(mapping)).not.toContain('goal_records');
    expect(pulledProperties(mapping, none).goal_records).toEqual([]);
  });

  it('is every property of the mapping, each once', () => {
    const current = { ...METRIC, baseline: 8, current: 'churn_now', measuredAt: 'churn_at' };
    const mapping = someMapping({
      company: { advocacy: { webinar: 'webinar_on' }, lastReview: 'qbr_on' },
      goals: {
        companyProperties: [{ ...GOAL, owner: 'csm', targetDate: 'due', metrics: [current] }],
        customObject: OBJECT,
      },
      readings: [
        { metric: 'A', object: 'company', property: 'churn_now' },
        { metric: 'B', object: 'deal', property: 'arr', measuredAt: 'arr_on', aggregate: 'sum' },
      ],
    });
    expect(createdInputProperties(mapping)).toEqual(
      expect.arrayContaining(['qbr_on', 'webinar_on', 'csm', 'due', 'churn_target', 'churn_at']),
    );
    const asked = pulledProperties(mapping, none);
    expect(asked.companies.filter((name) => name === 'churn_now')).toHaveLength(1);
    expect(asked.deals).toEqual(expect.arrayContaining(['arr', 'arr_on']));
    expect(asked.goal_records).toEqual(['hs_merged_object_ids', 't', 'goal']);
    expect(pulledTypes(mapping)).toContain('goal_records');
  });
});
