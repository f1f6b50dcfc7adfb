import { type Accounts } from './accounts.ts';
import { clamp, pick } from './draws.ts';
import { FIRST_NAMES, LAST_NAMES } from './pools.ts';
import { SHOWCASE } from './showcase.ts';

export type MetricTemplate = {
  name: string;
  unit: string;
  baseline: number | null;
  target: number;
  direction: 'higher_is_better' | 'lower_is_better';
  mode: 'linear' | 'maintain';
  frequency: 'weekly' | 'monthly';
  category: 'operational' | 'financial' | 'quality' | 'adoption' | 'satisfaction';
  /** Decimals a reading is written with. */
  decimals: number;
};

export type GoalTemplate = {
  title: string;
  outcome: 'revenue' | 'efficiency' | 'risk' | 'experience' | 'innovation';
  vla: 'revenue_impact' | 'operational_efficiency' | 'strategic_objectives' | 'risk_mitigation';
  description: string;
  dependencies: string;
  metrics: readonly MetricTemplate[];
};

/** A goal of one account: dates in days from today, and how far it has come against the plan. */
export type GoalPlan = {
  template: GoalTemplate;
  start: number;
  end: number;
  state: 'draft' | 'proposed' | 'signed' | 'active' | 'achieved' | 'missed' | 'ended';
  /** Progress over expected progress: 1 is on plan. */
  pace: number;
  weight: number;
  signedBy: string | null;
  owner: string;
};

const metric = (
  name: string,
  unit: string,
  [baseline, target]: readonly [number | null, number],
  rest: Pick<MetricTemplate, 'category'> & Partial<MetricTemplate>,
): MetricTemplate => ({
  name,
  unit,
  baseline,
  target,
  direction: (baseline ?? 0) > target ? 'lower_is_better' : 'higher_is_better',
  mode: 'linear',
  frequency: 'monthly',
  decimals: 1,
  ...rest,
});

const GOALS = {
  reporting: {
    title: 'Cut the effort of monthly reporting',
    outcome: 'efficiency',
    vla: 'operational_efficiency',
    description: 'Analysts spend their time on reading reports instead of making them.',
    dependencies: 'Data sources connected; two analysts trained',
    metrics: [
      metric('Hours per report', 'hours', [4, 1.5], { category: 'operational' }),
      metric('Reports created per week', 'reports', [10, 30], {
        category: 'adoption',
        frequency: 'weekly',
        decimals: 0,
      }),
    ],
  },
  quality: {
    title: 'Fewer errors in customer data',
    outcome: 'risk',
    vla: 'risk_mitigation',
    description: 'The audit asked for an error rate of two percent.',
    dependencies: 'Validation rules agreed with the data owners',
    metrics: [
      metric('Data error rate', 'percent', [12, 2], { category: 'quality' }),
      metric('Manual corrections per week', 'corrections', [45, 5], {
        category: 'quality',
        frequency: 'weekly',
        decimals: 0,
      }),
    ],
  },
  adoption: {
    title: 'Roll the product out to all teams',
    outcome: 'experience',
    vla: 'strategic_objectives',
    description: 'Every team works in one system by the end of the term.',
    dependencies: 'Sponsor announces the roll-out; training dates booked',
    metrics: [
      metric('Teams live', 'teams', [2, 12], { category: 'adoption', decimals: 0 }),
      metric('System adoption', 'percent', [40, 90], {
        category: 'adoption',
        frequency: 'weekly',
      }),
    ],
  },
  satisfaction: {
    title: 'Happier end customers',
    outcome: 'experience',
    vla: 'strategic_objectives',
    description: 'Answers arrive faster, and customers say so.',
    dependencies: 'Survey after every case',
    metrics: [metric('Customer satisfaction', 'points', [3.6, 4.5], { category: 'satisfaction' })],
  },
  revenue: {
    title: 'Grow revenue from existing accounts',
    outcome: 'revenue',
    vla: 'revenue_impact',
    description: 'Sales sees which accounts are ready for more.',
    dependencies: 'CRM integration; weekly pipeline review',
    metrics: [
      metric('Expansion revenue per quarter', 'USD', [120_000, 180_000], {
        category: 'financial',
        decimals: 0,
      }),
    ],
  },
  continuity: {
    title: 'Keep order processing available',
    outcome: 'risk',
    vla: 'risk_mitigation',
    description: 'Availability stays where it is during the migration.',
    dependencies: 'Monitoring shared with operations',
    metrics: [
      metric('Availability', 'percent', [99.6, 99.6], {
        category: 'quality',
        mode: 'maintain',
        frequency: 'weekly',
        decimals: 2,
        direction: 'higher_is_better',
      }),
    ],
  },
  selfService: {
    title: 'Solve more without a ticket',
    outcome: 'efficiency',
    vla: 'operational_efficiency',
    description: 'Half of all questions are answered by the help centre.',
    dependencies: 'Help centre content reviewed',
    metrics: [metric('Self-service share', 'percent', [null, 65], { category: 'operational' })],
  },
} as const satisfies Record<string, GoalTemplate>;

type GoalName = keyof typeof GOALS;
type Sketch = readonly [GoalName, GoalPlan['state'], number, number, number];

/** Name, state, start and end in days from today, pace: the goals of the showcase accounts. */
const SHOWCASE_GOALS: readonly (readonly Sketch[])[] = [
  [
    ['reporting', 'achieved', -270, -30, 1.1],
    ['quality', 'active', -240, 80, 1.2],
    ['adoption', 'active', -200, 85, 1.1],
    ['continuity', 'active', -180, 85, 1],
    ['revenue', 'proposed', -20, 180, 0.4],
  ],
  [
    ['reporting', 'active', -320, 15, 0.46],
    ['adoption', 'active', -250, 20, 0.38],
    ['quality', 'missed', -330, -40, 0.45],
  ],
  [
    ['adoption', 'active', -180, 120, 1.3],
    ['satisfaction', 'active', -150, 100, 1.1],
    ['revenue', 'active', -120, 150, 1.05],
    ['quality', 'draft', -60, 150, 0.8],
  ],
  [
    ['continuity', 'active', -280, 50, 0.2],
    ['quality', 'active', -260, 25, 0.3],
    ['reporting', 'ended', -300, -120, 0.3],
  ],
  [
    ['reporting', 'achieved', -300, -60, 1.2],
    ['satisfaction', 'achieved', -280, -20, 1.15],
    ['revenue', 'active', -200, 40, 1.02],
    ['continuity', 'signed', 14, 200, 0],
  ],
  [
    ['adoption', 'active', -20, 160, 0.9],
    ['selfService', 'draft', -10, 200, 0.2],
  ],
  [['reporting', 'active', -230, 90, 0.15]],
  [
    ['quality', 'active', -130, 200, 0.95],
    ['selfService', 'proposed', -40, 220, 0.5],
  ],
  [['adoption', 'draft', -30, 180, 0]],
  [],
];

const PACE: Readonly<Record<string, number>> = {
  expanding: 1.15,
  promoter: 1.1,
  steady: 0.92,
  onboarding: 0.8,
  declining: 0.45,
  churn_threat: 0.3,
  silent: 0.2,
  no_data: 0,
};

/** The goals of an account; about one in three has any, showcase accounts all. */
export function goalPlans(accounts: Accounts, company: number): GoalPlan[] {
  const made = SHOWCASE_GOALS[company];
  if (made) return made.map((sketch, index) => plan(accounts, company, sketch, index));
  const chance = accounts.draw('has goals')(company);
  if (company < SHOWCASE.length || chance > 0.35) return [];
  const names = Object.keys(GOALS) as GoalName[];
  const pace = PACE[accounts.story(company).name] ?? 1;
  const first = Math.floor(accounts.draw('first goal')(company) * names.length);
  return Array.from({ length: chance < 0.12 ? 2 : 1 }, (_, index) => {
    const draw = accounts.draw(`goal ${index}`)(company);
    const start = Math.round(Math.max(accounts.contractStart[company]!, -300) * (0.4 + 0.5 * draw));
    const sketch: Sketch = [
      names[(first + index * 3) % names.length]!,
      draw < 0.75 ? 'active' : 'proposed',
      Math.min(start, -10),
      Math.round(40 + draw * 200),
      clamp(pace * (0.75 + 0.5 * draw), 0, 1.4),
    ];
    return plan(accounts, company, sketch, index);
  });
}

function plan(accounts: Accounts, company: number, sketch: Sketch, index: number): GoalPlan {
  const [name, state, start, end, pace] = sketch;
  const person = (role: string) => {
    const draw = accounts.draw(`goal ${role} ${index}`)(company);
    const other = accounts.draw(`goal ${role} name ${index}`)(company);
    return `${pick(FIRST_NAMES, draw)} ${pick(LAST_NAMES, other)}`;
  };
  const signed = state !== 'draft' && state !== 'proposed';
  return {
    template: GOALS[name],
    start,
    end,
    state,
    pace,
    weight: index === 0 ? 2 : 1,
    signedBy: signed ? `${person('sponsor')}, COO` : null,
    owner: person('owner'),
  };
}
