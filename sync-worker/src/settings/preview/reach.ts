import { isWithin } from '../keys.ts';

/** What the preview has to look at, and what it cannot say. */
export type Reach = {
  /** `inputs`: the stored inputs of health are enough. `accounts`: each account is judged anew from what is stored of it. */
  look: 'inputs' | 'accounts';
  notTold: readonly string[];
};

/** Weights, curves and edges: what they judge is kept with each scoring. */
const BY_INPUTS = [
  'settings.health.models',
  'settings.health.defaultModel',
  'settings.health.modelBySegment',
  'settings.health.coverageFloor',
  'settings.health.trend',
  'settings.bands.health',
] as const;

/** What moves none of the figures that the preview tells, with what to say of it. */
const NOT_TOLD: readonly (readonly [parts: readonly string[], words: string])[] = [
  [['agreements', 'roles'], 'Who signs and who may save moves no figure.'],
  [
    ['tasks', 'settings.alerts'],
    'Alerts and tasks follow from how figures move after saving: they are not foretold.',
  ],
  [
    ['settings.value'],
    'Value and ROI are computed anew after saving: what that moves is not told here.',
  ],
  [
    ['settings.peers', 'settings.kpis', 'settings.scorecards'],
    'Peers, KPIs and scorecards are compared anew after saving: what that moves is not told here.',
  ],
  [
    [
      ...['settings.renewal', 'settings.onboarding', 'settings.support', 'settings.escalation'],
      ...['settings.expansion', 'settings.advocacy', 'settings.advice', 'settings.review'],
    ],
    'Renewal plays, onboarding, support, escalation, growth and advice are computed anew after saving: what that moves is not told here.',
  ],
  [
    [
      ...['mapping.surveys', 'mapping.tickets.priority', 'mapping.tickets.category'],
      ...[
        'mapping.tickets.firstReply',
        'mapping.meetings.type',
        'mapping.deals.churnThreatReasons',
      ],
    ],
    'Surveys, tickets, meetings and deals are read anew from HubSpot after saving: what that moves is not known before.',
  ],
];

/** What changes of these keys reach. */
export function reachOf(keys: readonly string[]): Reach {
  const notTold = NOT_TOLD.flatMap(([parts, words]) =>
    keys.some((key) => isWithin(key, parts)) ? [words] : [],
  );
  const untold = NOT_TOLD.flatMap(([parts]) => parts);
  const needsAccounts = keys.some((key) => !isWithin(key, [...BY_INPUTS, ...untold]));
  return { look: needsAccounts ? 'accounts' : 'inputs', notTold };
}
