import { tellingMetric } from '../domain/goals/goals-overview.ts';
import type { GoalResult } from '../domain/goals/results.ts';
import type { MetricResult } from '../domain/metrics/results.ts';
import type { ValueLineResult } from '../domain/value/results.ts';
import { companyName, type ReportContext } from './context.ts';
import type { Span, Text } from './figure.ts';
import { metricProgress, metricValue, milestonesDone } from './figures/goal-figures.ts';
import {
  investment,
  lineCounted,
  valueConfirmed,
  valueEstimated,
  valueMultiple,
} from './figures/value-figures.ts';
import { largestConfirmed } from './largest-confirmed.ts';
import { storyQuote } from './story-quote.ts';

export const STORY_TONES = ['plain', 'executive', 'case_study'] as const;
export type StoryTone = (typeof STORY_TONES)[number];

/** What a story is told from: the largest confirmed outcome, its goal, and the metric that shows what changed. */
type Facts = {
  company: string;
  line: ValueLineResult;
  goal: GoalResult | undefined;
  metric: Extract<MetricResult, { kind: 'scored' }> | undefined;
};

/**
 * Two to three sentences on what the customer gained (O20, O30): the largest outcome that they confirmed, how it was measured
 * and what changed. Every number in it is a figure with its reference. Where nothing is confirmed it says so and tells nothing
 * else as a fact: an estimate is called one (C20). Equal sources tell an equal story.
 */
export function valueStory(context: ReportContext, tone: StoryTone): Text {
  const { snapshot } = context;
  const company = companyName(snapshot);
  const line = largestConfirmed(snapshot);
  if (line === undefined) return nothingToTell(context, company);
  const goal = snapshot.success.goals.find(({ id }) => id === line.goalId);
  return TOLD[tone](context, { company, line, goal, metric: improved(goal) });
}

const TOLD: Readonly<Record<StoryTone, (context: ReportContext, facts: Facts) => Span[]>> = {
  plain: (context, facts) => [
    `${facts.company} has confirmed `,
    lineCounted(context, facts.line),
    ` of value from "${facts.line.description}". `,
    ...howMeasured(context, facts),
    ...whatElse(context, facts),
  ],
  executive: (context, facts) => [
    `${facts.company} has confirmed `,
    valueConfirmed(context),
    ' of value',
    ...(context.record.value.multiple === null
      ? ['. ']
      : [', ', valueMultiple(context), ' its investment of ', investment(context), '. ']),
    ...source(context, facts),
    ...(facts.metric === undefined ? ['.'] : [': ', ...change(context, facts), '.']),
    ...estimateBeside(context),
  ],
  case_study: (context, facts) => {
    const { company, line, goal, metric } = facts;
    const quote = storyQuote(context.sources, line.goalId);
    const confirmed = [lineCounted(context, line), ` of value from "${line.description}".`];
    const begun =
      goal === undefined || metric === undefined
        ? [`${company} has confirmed `, ...confirmed, ' ', ...howMeasured(context, facts)]
        : [
            ...cameFrom(context, goal, metric, company),
            `, and ${company} has confirmed `,
            ...confirmed,
          ];
    return quote === null
      ? [...begun, ...inAll(context, facts)]
      : [...begun, ` "${quote.text}" says ${quote.by}.`];
  },
};

function nothingToTell(context: ReportContext, company: string): Span[] {
  if (context.snapshot.value.doubleCounts.length > 0) {
    return [
      `What ${company} gained cannot be told yet: two value lines count the same quantity. Exclude one of them first.`,
    ];
  }
  const honest = `${company} has not confirmed any value yet.`;
  return context.record.value.estimated
    ? [
        `${honest} We estimate `,
        valueEstimated(context),
        ' for the reporting period; it is an estimate until the customer confirms it.',
      ]
    : [`${honest} There is nothing to tell before it does.`];
}

/** The metric that tells of the goal, where it moved the way it was to go. */
function improved(goal: GoalResult | undefined): Facts['metric'] {
  const metric = goal === undefined ? undefined : tellingMetric(goal);
  const hasMoved = metric?.kind === 'scored' && metric.progress > 0 && metric.baseline !== null;
  return hasMoved ? metric : undefined;
}

function howMeasured(context: ReportContext, facts: Facts): Span[] {
  const { goal, metric } = facts;
  if (metric !== undefined) return ['It was measured: ', ...change(context, facts), '.'];
  if (goal !== undefined && goal.milestones.total > 0) {
    const [done, total] = milestonesDone(context, goal);
    return [
      'It was measured by milestones: ',
      done,
      ' of ',
      total,
      ` of "${goal.title}" are done.`,
    ];
  }
  return ['It rests on the word of the customer.'];
}

/** `"Time to create report" went from 4 hours to 1.2 hours, 140% of the agreed change`. */
function change(context: ReportContext, { goal, metric }: Facts): Span[] {
  if (goal === undefined || metric === undefined) return [];
  const value = (part: 'baseline' | 'target' | 'current') =>
    metricValue(context, [goal, metric], part);
  return isHeld(metric)
    ? [`"${metric.name}" was held at `, value('current'), ' against ', value('target'), ' agreed']
    : [
        `"${metric.name}" went from `,
        value('baseline'),
        ' to ',
        value('current'),
        ', ',
        metricProgress(context, goal, metric),
        ' of the agreed change',
      ];
}

function cameFrom(
  context: ReportContext,
  goal: GoalResult,
  metric: MetricResult,
  company: string,
): Span[] {
  const value = (part: 'baseline' | 'current') => metricValue(context, [goal, metric], part);
  return [
    `When ${company} began, "${metric.name}" stood at `,
    value('baseline'),
    '. Today it stands at ',
    value('current'),
    ...(isHeld(metric)
      ? []
      : [', ', metricProgress(context, goal, metric), ' of the agreed change']),
  ];
}

function isHeld({ mode, baseline, target }: MetricResult): boolean {
  return mode === 'maintain' || baseline === target;
}

/** Where the confirmed value comes from: from one line, or most of it from the largest. */
function source(context: ReportContext, { line }: Facts): Span[] {
  return isAll(context, line)
    ? [`It comes from "${line.description}"`]
    : ['The largest part is ', lineCounted(context, line), ` from "${line.description}"`];
}

function isAll({ snapshot }: ReportContext, { counted }: ValueLineResult): boolean {
  return counted >= (snapshot.value.figures.confirmed ?? 0);
}

/** What all confirmed lines come to, where there is more than the largest. */
function inAll(context: ReportContext, { line }: Facts): Span[] {
  return isAll(context, line)
    ? []
    : [' In all, the customer has confirmed ', valueConfirmed(context), '.'];
}

/** The rest in one sentence, the two ledgers apart (C20). */
function whatElse(context: ReportContext, facts: Facts): Span[] {
  if (isAll(context, facts.line)) return estimateBeside(context);
  return context.record.value.estimated
    ? [
        ' In all, the customer has confirmed ',
        valueConfirmed(context),
        '; a further ',
        valueEstimated(context),
        ' is an estimate that nobody has confirmed.',
      ]
    : inAll(context, facts);
}

function estimateBeside(context: ReportContext): Span[] {
  return context.record.value.estimated
    ? [' A further ', valueEstimated(context), ' is an estimate that nobody has confirmed.']
    : [];
}
