import { accountView } from '@attain/shared/contract/account-view-of';
import { successMetrics } from '@attain/shared/contract/success-metrics-of';
import { companyProperties } from '@attain/shared/crm/write-back';
import { figuresOf } from '@attain/shared/reports/customer-copy';
import type { Figure } from '@attain/shared/reports/figure';
import type { ReportSources } from '@attain/shared/reports/report-sources';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { at } from '../domain/builders.ts';
import { REPORTS } from './reports-of.ts';

type Known = Readonly<Record<string, number | null>>;

/** What the properties on the record say, by the key of the figure on paper. */
function onRecord({ snapshot }: ReportSources): Known {
  const properties = companyProperties(snapshot);
  const number = (name: string) => {
    const text = properties[name] ?? '';
    return text === '' ? null : Number(text);
  };
  return {
    'success.score': number('attain_success_score'),
    'success.goals_total': number('attain_goals_total'),
    'success.goals_on_track': number('attain_goals_on_track'),
    'success.goals_achieved': number('attain_goals_achieved'),
    'vla.attainment': number('attain_vla_attainment'),
    'vla.in_force': number('attain_vla_count'),
    'value.confirmed': number('attain_value_confirmed'),
    'value.estimated': number('attain_value_estimated'),
    'value.investment': number('attain_investment'),
    'value.roi_confirmed': number('attain_roi_confirmed'),
    'value.roi_estimated': number('attain_roi_estimated'),
    'value.multiple': number('attain_value_multiple'),
  };
}

/** What the API answers. */
function inApi({ snapshot, goals, benchmarks }: ReportSources): Known {
  const { value } = snapshot;
  const interval = { from: at(value.period.from), until: at(value.period.to) };
  const parts = { snapshot, goals, value, interval, benchmarks, includeTargets: true };
  const body = successMetrics(parts);
  const known: Record<string, number | null> = {
    'success.score': body.successScore.value,
    'success.goals_scored': body.successScore.goalsScored,
    'success.goals_at_risk': body.summary.goalsAtRisk,
    'value.confirmed': body.summary.valueConfirmed.amount,
    'value.estimated': body.summary.valueEstimated.amount,
    'value.net': body.value.roi.netValue,
    'value.roi_confirmed': body.value.roi.confirmedPercent,
  };
  for (const goal of body.goals) {
    known[`goal:${goal.id}.progress`] = goal.progressPercent;
    known[`goal:${goal.id}.attainment`] = goal.attainmentPercent;
    for (const metric of goal.metrics) {
      const key = `goal:${goal.id}.metric:${metric.id}`;
      known[`${key}.progress`] = metric.progressPercent;
      known[`${key}.baseline`] = metric.baseline ?? null;
      known[`${key}.target`] = metric.target ?? null;
      known[`${key}.current`] = metric.current;
    }
  }
  for (const line of body.value.lines) {
    known[`line:${line.id}.counted`] = line.counted;
    known[`line:${line.id}.yearly`] = line.annual;
    known[`line:${line.id}.amount`] = line.amount;
  }
  return known;
}

/** What the card shows. */
function onCard({ snapshot }: ReportSources): Known {
  const view = accountView(snapshot);
  const known: Record<string, number | null> = {
    'vla.scored': view.agreements.scored,
    'vla.attainment': view.figures.agreements.attainment,
    'value.net': view.value.netValue,
  };
  for (const goal of view.goals.list) {
    known[`goal:${goal.id}.expected`] = goal.expectedProgress;
    known[`goal:${goal.id}.milestones.done`] = goal.milestones.done;
    known[`goal:${goal.id}.milestones.total`] = goal.milestones.total;
  }
  for (const { goalId, standing } of view.agreements.list) {
    if (standing.kind === 'scored') known[`goal:${goalId}.progress`] = standing.progress;
  }
  return known;
}

const PROJECTIONS = { 'the record': onRecord, 'the API': inApi, 'the card': onCard };

describe.each(Object.entries(reportCases))('the figures of %s', (_, sources) => {
  const figures: readonly Figure[] = Object.values(REPORTS).flatMap((reportOf) =>
    figuresOf(reportOf(sources)),
  );

  it.each(Object.entries(PROJECTIONS))('are on paper what %s says', (_name, projection) => {
    const known = projection(sources);
    const told = figures.filter(({ key }) => key in known);
    const other = told.filter(({ key, value }) => value !== known[key]);
    expect(other.map(({ key, value }) => [key, value, known[key]])).toEqual([]);
  });

  it('are the same in every report', () => {
    const first = new Map<string, Figure>();
    for (const figure of figures) {
      const { text, value } = first.get(figure.key) ?? figure;
      expect([figure.key, figure.text, figure.value]).toEqual([figure.key, text, value]);
      first.set(figure.key, figure);
    }
  });
});

describe('of a figure on the record', () => {
  it('every one that has a place on paper is there', () => {
    const printed = new Set(
      Object.values(REPORTS).flatMap((reportOf) =>
        figuresOf(reportOf(reportCases.strong)).map(({ key }) => key),
      ),
    );
    expect(Object.keys(onRecord(reportCases.strong)).filter((key) => !printed.has(key))).toEqual(
      [],
    );
  });
});
