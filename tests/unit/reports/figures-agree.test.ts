import { accountView } from '@attain/shared/contract/account-view-of';
import { successMetrics } from '@attain/shared/contract/success-metrics-of';
import { companyProperties } from '@attain/shared/crm/write-back';
import { figuresOf } from '@attain/shared/reports/customer-copy';
import { outcomeReport } from '@attain/shared/reports/outcome/outcome-report';
import type { ReportSources } from '@attain/shared/reports/report-sources';
import { successReport } from '@attain/shared/reports/success/success-report';
import { vlaReport } from '@attain/shared/reports/vla/vla-report';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';

type Figures = ReadonlyMap<string, number | null>;

const OF_PROPERTY: Readonly<Record<string, string>> = {
  attain_success_score: 'success.score',
  attain_goals_total: 'success.goals_total',
  attain_goals_on_track: 'success.goals_on_track',
  attain_vla_attainment: 'vla.attainment',
  attain_vla_count: 'vla.in_force',
  attain_value_confirmed: 'value.confirmed',
  attain_value_estimated: 'value.estimated',
  attain_roi_confirmed: 'value.roi_confirmed',
  attain_roi_estimated: 'value.roi_estimated',
  attain_value_multiple: 'value.multiple',
  attain_investment: 'value.investment',
};

/** What the record in HubSpot holds. */
function ofProperties({ snapshot }: ReportSources): Figures {
  const held = companyProperties(snapshot);
  return new Map(
    Object.entries(OF_PROPERTY).map(([property, key]) => {
      const text = held[property];
      return [key, text ? Number(text) : null];
    }),
  );
}

/** What the card shows. */
function ofCard({ snapshot }: ReportSources): Figures {
  const view = accountView(snapshot);
  const metrics = [...view.goals.list, ...view.agreements.list].flatMap((goal) =>
    goal.metrics.map((metric) => ({ ...metric, goalId: 'id' in goal ? goal.id : goal.goalId })),
  );
  return new Map<string, number | null>([
    ['value.net', view.value.netValue],
    ...view.goals.list.flatMap(({ id, standing }) => standingOf(`goal:${id}`, standing)),
    ...metrics.flatMap(({ goalId, id, standing, ...metric }): [string, number | null][] => [
      ...standingOf(`goal:${goalId}.metric:${id}`, standing),
      [`goal:${goalId}.metric:${id}.baseline`, metric.baseline],
      [`goal:${goalId}.metric:${id}.target`, metric.target],
      [`goal:${goalId}.metric:${id}.current`, metric.current],
    ]),
    ...view.value.lines.flatMap((line): [string, number | null][] => [
      [`line:${line.id}.counted`, line.counted],
      [`line:${line.id}.amount`, line.amount],
      [`line:${line.id}.yearly`, line.annual],
    ]),
  ]);
}

type Shown = { kind: 'scored'; progress: number; attainment: number } | { kind: 'not_scored' };

function standingOf(key: string, standing: Shown): [string, number | null][] {
  return standing.kind === 'not_scored'
    ? []
    : [
        [`${key}.progress`, standing.progress],
        [`${key}.attainment`, standing.attainment],
      ];
}

/** What the API answers. */
function ofApi({ snapshot, goals, benchmarks }: ReportSources): Figures {
  const body = successMetrics({
    ...{ snapshot, goals, benchmarks, value: snapshot.value, includeTargets: true },
    interval: { from: 0, until: snapshot.asOf },
  });
  const quarters = body.trends.flatMap((trend) => (trend.kind === 'value' ? trend.points : []));
  return new Map<string, number | null>([
    ['success.score', body.successScore.value],
    ['success.goals_scored', body.successScore.goalsScored],
    ['success.goals_total', body.successScore.goalsTotal],
    ['success.goals_on_track', body.summary.goalsOnTrack],
    ['value.confirmed', body.summary.valueConfirmed.amount],
    ['value.estimated', body.summary.valueEstimated.amount],
    ['value.roi_confirmed', body.value.roi.confirmedPercent],
    ['value.roi_estimated', body.value.roi.estimatedPercent],
    ['value.multiple', body.value.roi.multiple],
    ['value.net', body.value.roi.netValue],
    ['value.investment', body.value.roi.cost],
    ...body.goals.flatMap((goal): [string, number | null][] => [
      [`goal:${goal.id}.progress`, goal.progressPercent],
      [`goal:${goal.id}.attainment`, goal.attainmentPercent],
      ...goal.metrics.map((metric): [string, number | null] => [
        `goal:${goal.id}.metric:${metric.id}.progress`,
        metric.progressPercent,
      ]),
    ]),
    ...body.value.lines.map((line): [string, number | null] => [
      `line:${line.id}.counted`,
      line.counted,
    ]),
    ...quarters.flatMap((quarter): [string, number | null][] => [
      [`quarter:${quarter.from}.confirmed`, quarter.confirmed],
      [`quarter:${quarter.from}.estimated`, quarter.estimated],
      [`quarter:${quarter.from}.roi`, quarter.roiPercent],
      [`quarter:${quarter.from}.cumulative_confirmed`, quarter.cumulativeConfirmed],
      [`quarter:${quarter.from}.cumulative_roi`, quarter.cumulativeRoiPercent],
    ]),
    ...(body.benchmarks?.figures ?? []).flatMap((row): [string, number | null][] => [
      [`peers.${row.figure}`, row.own],
      [`peers.${row.figure}.average`, row.average],
      [`peers.${row.figure}.best`, row.best],
      [`peers.${row.figure}.percentile`, row.percentile],
    ]),
  ]);
}

const ELSEWHERE = { 'the record': ofProperties, 'the card': ofCard, 'the API': ofApi };
const REPORTS = { success: successReport, outcome: outcomeReport, vla: vlaReport };

describe('a figure of a report', () => {
  it.each(Object.keys(reportCases) as (keyof typeof reportCases)[])(
    'is the same on the record, on the card and in the API, and in all three reports: %s',
    (name) => {
      const sources = reportCases[name];
      const printed = Object.values(REPORTS).flatMap((reportOf) => figuresOf(reportOf(sources)));
      const texts = new Map<string, string>();
      for (const { key, text } of printed) {
        expect(texts.get(key) ?? text, key).toBe(text);
        texts.set(key, text);
      }
      for (const [where, figuresIn] of Object.entries(ELSEWHERE)) {
        const there = figuresIn(sources);
        const apart = printed.filter(
          // A property that is not known is empty, where a report may print the nothing that was confirmed.
          ({ key, value }) => there.has(key) && (there.get(key) ?? 0) !== (value ?? 0),
        );
        expect(apart, where).toEqual([]);
      }
    },
  );

  it('is looked for in every projection', () => {
    const printed = new Set(
      Object.values(REPORTS).flatMap((reportOf) =>
        figuresOf(reportOf(reportCases.strong)).map(({ key }) => key),
      ),
    );
    for (const [where, figuresIn] of Object.entries(ELSEWHERE)) {
      const shared = [...figuresIn(reportCases.strong).keys()].filter((key) => printed.has(key));
      expect(shared.length, where).toBeGreaterThan(8);
    }
  });
});
