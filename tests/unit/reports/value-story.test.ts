import type { GoalResult } from '@attain/shared/domain/goals/results';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { reportContext } from '@attain/shared/reports/context';
import type { Span } from '@attain/shared/reports/figure';
import type { QuoteOfCustomer, ReportSources } from '@attain/shared/reports/report-sources';
import { STORY_TONES, type StoryTone, valueStory } from '@attain/shared/reports/value-story';
import { plain } from '@attain/shared/reports/report-words';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { anyAccount } from '../domain/arbitrary-account.ts';
import { asOf, PROPERTY_RUNS, USD } from '../domain/builders.ts';

const told = (sources: ReportSources, tone: StoryTone) =>
  plain(valueStory(reportContext(sources), tone));

const EVERY = Object.entries(reportCases).flatMap(([name, sources]) =>
  STORY_TONES.map((tone) => ({ name, tone, sources: sources })),
);

describe('the value story', () => {
  it.each([
    [
      'plain',
      'Acme Corp has confirmed $100,800 of value from "Reporting time saved". It was measured: "Time to create report" went from 4 hours to 1.2 hours, 140% of the agreed change. In all, the customer has confirmed $210,600.',
    ],
    [
      'executive',
      'Acme Corp has confirmed $210,600 of value, 1.4x its investment of $150,000. The largest part is $100,800 from "Reporting time saved": "Time to create report" went from 4 hours to 1.2 hours, 140% of the agreed change.',
    ],
    [
      'case_study',
      'When Acme Corp began, "Time to create report" stood at 4 hours. Today it stands at 1.2 hours, 140% of the agreed change, and Acme Corp has confirmed $100,800 of value from "Reporting time saved". In all, the customer has confirmed $210,600.',
    ],
  ] as const)('of the worked example, %s', (tone, story) => {
    expect(told(reportCases.acme, tone)).toBe(story);
  });

  it('names one line once where it is all that was confirmed, and the estimate as an estimate', () => {
    expect(told(reportCases.strong, 'executive')).toBe(
      'Northwind Logistics has confirmed $210,677.42 of value, 2.03x its investment of $103,956.16. It comes from "Fuel saved": "Fuel per 100 km" went from 31 litres to 28.05 litres, 98.33% of the agreed change. A further $93,027.07 is an estimate that nobody has confirmed.',
    );
  });

  it('of a loss says so by the multiple', () => {
    expect(told(reportCases['loss-making'], 'executive')).toContain(
      '0.3x its investment of $103,956.16',
    );
  });

  it.each(STORY_TONES)('(%s) with nothing confirmed tells no other fact', (tone) => {
    expect(told(reportCases['single-ledger'], tone)).toBe(
      'Bright Dental has not confirmed any value yet. We estimate $313,736.75 for the reporting period; it is an estimate until the customer confirms it.',
    );
    expect(told(reportCases['no-goals'], tone)).toBe(
      'Quiet Harbour Insurance has not confirmed any value yet. There is nothing to tell before it does.',
    );
  });

  it.each(STORY_TONES)('(%s) is not told while a quantity counts twice', (tone) => {
    const story = valueStory(reportContext(reportCases['double-count']), tone);
    expect(story.filter(isFigure)).toEqual([]);
    expect(plain(story)).toContain('two value lines count the same quantity');
  });

  it.each(EVERY)('($name, $tone) has two or three sentences', ({ name, sources, tone }) => {
    const sentences = told(sources, tone)
      .replaceAll(sources.snapshot.name ?? '', '')
      .replaceAll(/"[^"]*"/g, '')
      .match(/[.!?](?=\s|$)/g)?.length;
    expect(sentences).toBeGreaterThanOrEqual(name === 'double-count' ? 1 : 2);
    expect(sentences).toBeLessThanOrEqual(3);
  });
});

describe('what a story measures by', () => {
  const { acme } = reportCases;
  const withGoal = (change: (goal: GoalResult) => GoalResult): ReportSources => {
    const { success } = acme.snapshot;
    const goals = success.goals.map((goal) => (goal.id === 'reporting' ? change(goal) : goal));
    return { ...acme, snapshot: { ...acme.snapshot, success: { ...success, goals } } };
  };

  it('is no metric that moved away from its target', () => {
    const fallen = withGoal((goal) => ({
      ...goal,
      metrics: goal.metrics.map((metric) =>
        metric.kind === 'scored' ? { ...metric, progress: -0.2, current: 4.4 } : metric,
      ),
    }));
    expect(told(fallen, 'plain')).toContain('It rests on the word of the customer.');
  });

  it('is a level that was held, where that was agreed', () => {
    const held = withGoal((goal) => ({
      ...goal,
      metrics: goal.metrics.map((metric) => ({ ...metric, mode: 'maintain', baseline: 2 })),
    }));
    expect(told(held, 'plain')).toContain('was held at 1.2 hours against 2 hours agreed.');
  });

  it('are milestones, where the goal has no metric', () => {
    const reached = withGoal((goal) => ({
      ...goal,
      metrics: [],
      milestones: { done: 2, total: 3 },
    }));
    expect(told(reached, 'plain')).toContain(
      'It was measured by milestones: 2 of 3 of "Reduce reporting time" are done.',
    );
  });

  it('is the word of the customer, where the line has no goal', () => {
    const { value } = acme.snapshot;
    const lines = value.lines.map((line) => ({ ...line, goalId: null }));
    const loose = { ...acme, snapshot: { ...acme.snapshot, value: { ...value, lines } } };
    expect(told(loose, 'plain')).toContain('It rests on the word of the customer.');
    expect(told(loose, 'case_study')).toBe(
      'Acme Corp has confirmed $100,800 of value from "Reporting time saved". It rests on the word of the customer. In all, the customer has confirmed $210,600.',
    );
  });
});

describe('a quote in a story for a case study', () => {
  const quote: QuoteOfCustomer = {
    id: 'q',
    goalId: 'reporting',
    text: 'Nobody waits for a report any more.',
    by: 'Sarah Chen',
    role: 'VP Ops',
    on: '2025-12-01',
    external: true,
  };
  const withQuote = (changes: Partial<QuoteOfCustomer>) =>
    told({ ...reportCases.acme, quotes: [{ ...quote, ...changes }] }, 'case_study');

  it('is told word for word with who said it', () => {
    expect(withQuote({})).toMatch(
      / "Nobody waits for a report any more," says Sarah Chen, VP Ops\.$/,
    );
    expect(withQuote({ role: null })).toMatch(/ says Sarah Chen\.$/);
  });

  it.each([
    ['is not for outside', { external: false }],
    ['names a number that no figure bears out', { text: 'It takes 20 minutes now.' }],
    ['is about another goal', { goalId: 'accuracy' }],
    ['is longer than a sentence', { text: `${'very '.repeat(50)}good` }],
  ])('is left out where it %s', (_, changes) => {
    expect(withQuote(changes)).not.toContain('Sarah Chen');
  });

  it('is in no other tone', () => {
    expect(told({ ...reportCases.acme, quotes: [quote] }, 'plain')).not.toContain('Nobody waits');
    expect(told({ ...reportCases.acme, quotes: [quote] }, 'executive')).not.toContain('Nobody');
  });
});

describe('every number of a story', () => {
  const anySources = anyAccount.map(
    (account): ReportSources => ({
      ...reportCases.strong,
      snapshot: scoreAccount({ ...account, name: 'Acme' }, asOf(), DEFAULT_SETTINGS, USD),
      goals: account.goals,
    }),
  );

  /** What the product says itself: what people wrote stands in quotation marks. */
  const ownWords = (story: readonly Span[], company: string) =>
    story
      .map((span) => (isFigure(span) ? '' : typeof span === 'string' ? span : span.text))
      .join('')
      .replaceAll(company, '')
      .replaceAll(/"[^"]*"/g, '');

  it.each(EVERY)('($name, $tone) is a figure that the appendix explains', ({ sources, tone }) => {
    const context = reportContext(sources);
    const story = valueStory(context, tone);
    const entries = new Map(context.references.list().map((entry) => [entry.ref, entry]));
    for (const figure of story.filter(isFigure)) {
      const entry = entries.get(figure.ref);
      expect(entry?.formula).toBeTruthy();
      if (figure.unmarked !== true) expect(entry?.key).toBe(figure.key);
    }
    expect(ownWords(story, sources.snapshot.name ?? '')).not.toMatch(/\p{N}/u);
  });

  it('is one, whatever the account is like, and equal sources tell an equal story', () => {
    fc.assert(
      fc.property(anySources, fc.constantFrom(...STORY_TONES), (sources, tone) => {
        const story = valueStory(reportContext(sources), tone);
        expect(valueStory(reportContext(sources), tone)).toEqual(story);
        const said = story.filter(isFigure);
        for (const figure of said) expect(figure.value).not.toBeNull();
        if (!sources.snapshot.value.figures.confirmed)
          expect(said.map(({ key }) => key).filter((key) => key !== 'value.estimated')).toEqual([]);
      }),
      { numRuns: Math.min(PROPERTY_RUNS, 150) },
    );
  });
});

describe('a story of each account', () => {
  it.each([
    ['yen', '¥'],
    ['dinar', 'KWD'],
    ['right-to-left', '$'],
    ['long-names', '$'],
  ] as const)('of %s is told in its own name and currency', (name, currency) => {
    const story = told(reportCases[name], 'plain');
    expect(story.startsWith(reportCases[name].snapshot.name ?? '')).toBe(true);
    expect(story).toContain(currency);
  });
});

function isFigure(span: Span) {
  return typeof span !== 'string' && span.kind === 'figure';
}
