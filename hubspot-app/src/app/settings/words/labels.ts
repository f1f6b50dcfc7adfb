/** One setting as a form shows it. */
export type Field = {
  key: string;
  label?: string;
  hint?: string;
  /** `percent`: the configuration holds a fraction. */
  unit?: 'percent';
};

export type FieldGroup = { title: string; fields: readonly Field[] };

type Row = readonly [key: string, label: string, more?: Omit<Field, 'key' | 'label'>];
const PERCENT = { unit: 'percent' } as const;

const at = (prefix: string, ...rows: readonly Row[]): readonly Field[] =>
  rows.map(([key, label, more]) => ({ key: `${prefix}.${key}`, label, ...more }));

export const THRESHOLDS: readonly FieldGroup[] = [
  {
    title: 'Health bands',
    fields: [
      ...at(
        'settings.bands.health',
        ['healthy', 'Healthy from', { hint: 'Score, 0 to 100' }],
        ['stable', 'Stable from'],
        ['atRisk', 'At risk from', { hint: 'Below it an account is critical' }],
      ),
      ...at(
        'settings.health',
        [
          'coverageFloor',
          'Least coverage (%)',
          { ...PERCENT, hint: 'With less of the points measured there is no score' },
        ],
        ['trend.points', 'A trend is a move of so many points'],
        ['trend.windowDays', 'within so many days'],
      ),
    ],
  },
  {
    title: 'Agreements and success',
    fields: [
      ...at(
        'settings.bands.attainment',
        ['onTrackAbove', 'On track above (% of target)', PERCENT],
        ['atRiskFrom', 'At risk from (% of target)', PERCENT],
      ),
      ...at(
        'settings',
        [
          'statusBasis',
          'Compared with',
          { hint: 'Attainment: the whole target. Expected: what is expected by now' },
        ],
        ['bands.success.strong', 'Success is strong from', { hint: 'Score, 0 to 100' }],
        ['bands.success.good', 'Good from'],
        ['bands.success.fair', 'Fair from'],
        ['review.intervalDays', 'Days between reviews'],
      ),
    ],
  },
];

export const ALERTS: readonly FieldGroup[] = [
  {
    title: 'When an alert fires',
    fields: at(
      'settings.alerts',
      ['attainment.below', 'Attainment falls below (%)', PERCENT],
      ['attainment.rearmFrom', 'and is watched again from (%)', PERCENT],
      ['drift.behindBy', 'Behind its path by (%)', PERCENT],
      ['drift.rearmWithin', 'and is watched again within (%)', PERCENT],
      ['deadline.withinDays', 'A deadline will be missed, days ahead'],
      ['quietDays', 'The same cause stays quiet for days'],
    ),
  },
  {
    title: 'When an account is escalated',
    fields: at(
      'settings.escalation',
      ['tickets', 'Tickets'],
      ['windowDays', 'within so many days'],
      ['per100Seats', 'Counted per 100 seats'],
      ['quietDays', 'Ends after quiet days'],
    ),
  },
  {
    title: 'Tasks',
    fields: at(
      'tasks',
      ['enabled', 'Alerts and escalations become tasks'],
      ['manager', 'CS manager', { hint: 'Id of a HubSpot owner, or e-mail address' }],
      ['legal', 'Legal', { hint: 'Id of a HubSpot owner, or e-mail address' }],
    ),
  },
];

export const TASK_RULES: readonly { key: string; label: string }[] = [
  { key: 'tasks.rules.downtime', label: 'The system is down' },
  { key: 'tasks.rules.churn_threat', label: 'The customer may leave' },
  { key: 'tasks.rules.legal', label: 'A legal question' },
  { key: 'tasks.rules.ticket_volume', label: 'Many tickets' },
  { key: 'tasks.rules.deadline', label: 'A deadline will be missed' },
  { key: 'tasks.rules.attainment', label: 'Attainment fell' },
  { key: 'tasks.rules.drift', label: 'Behind the path' },
];

/** Settings that name a property of companies. */
export const COMPANY_PROPERTIES: readonly Field[] = at(
  'mapping.company',
  ['contractValue', 'Yearly contract value'],
  ['contractStart', 'Contract start'],
  ['contractRenewal', 'Renewal date'],
  ['licensedSeats', 'Licensed seats'],
  ['segment', 'Segment', { hint: 'Selects the health model and the peers' }],
  ['owner', 'Who looks after the company'],
  ['industry', 'Industry'],
  ['employees', 'Employees'],
  ['trainingPercent', 'Training completed (%)'],
  ['lastReview', 'Last review with the customer'],
  ['accountKey', 'Account ids of your product', { hint: 'Several are separated by semicolons' }],
  ['escalationFlag', 'Escalation flag'],
);

export const PIPELINES: readonly Field[] = at(
  'mapping.deals',
  ['renewalPipeline', 'Renewals are deals of the pipeline'],
  ['pilotPipeline', 'Pilots are deals of the pipeline'],
);

export const SIGNING: readonly Field[] = at(
  'agreements.signOff',
  ['executives', 'Executives who sign for you', { hint: 'HubSpot user ids or e-mail addresses' }],
  ['parties', 'Whose signatures are needed', { hint: 'executive, customer, or both' }],
  ['vendorName', 'Your name on the page of the customer'],
  ['linkDays', 'Days for which a link to sign is good'],
);

export const ADMINISTRATORS: Field = {
  key: 'roles.administrators',
  label: 'Who may save settings',
  hint: 'HubSpot user ids or e-mail addresses; nobody named: everybody who can open this page',
};

/** What a key is called where no form names it: its last steps in words. */
export function wordsOf(key: string): string {
  const words = key
    .replace(/^settings\./, '')
    .split('.')
    .map((step) => step.replace(/([a-z])([A-Z0-9])/g, '$1 $2').replaceAll('_', ' '));
  const text = words.join(': ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const NAMED = new Map(
  [
    ...THRESHOLDS.flatMap(({ fields }) => fields),
    ...ALERTS.flatMap(({ fields }) => fields),
    ...[...COMPANY_PROPERTIES, ...PIPELINES, ...SIGNING, ADMINISTRATORS],
  ].map((field) => [field.key, field] as const),
);

/** The field that a form shows for a key, with a name for every key. */
export function fieldOf(key: string): Field & { label: string } {
  const field = NAMED.get(key) ?? { key };
  return { ...field, label: field.label ?? wordsOf(key) };
}

export function isNamed(key: string): boolean {
  return NAMED.has(key);
}
