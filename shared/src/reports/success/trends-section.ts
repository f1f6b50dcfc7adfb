import { notice, paragraph, sentences } from '../blocks.ts';
import { monthLines, progressLines } from '../charts/trend-lines.ts';
import type { ReportContext } from '../context.ts';
import { mostPressingFirst } from '../goal-order.ts';
import { goalWords } from '../parts/goal-insights.ts';
import type { Block, Section } from '../report.ts';

/** M63, M64: all that is measured over time, and what a person would say of the curves. */
export function trendsSection(context: ReportContext): Omit<Section, 'id'> {
  const goals = mostPressingFirst(context.snapshot.success.goals);
  const months = monthLines(context);
  const ways = progressLines(context, goals);
  const charts: Block[] = [];
  if (ways !== null) charts.push({ kind: 'chart', chart: ways.chart });
  if (ways !== null && ways.of > ways.shown) {
    charts.push(
      notice(`The chart shows ${ways.shown} of ${ways.of} metrics, goals at risk first.`),
    );
  }
  if (months !== null) charts.push({ kind: 'chart', chart: months });
  const observations = goals.flatMap((goal) =>
    goalWords(context, goal).observations.map((text) => ({ label: goal.title, text })),
  );
  const told =
    observations.length === 0
      ? [paragraph('No plateau, fall or recovery to report.')]
      : sentences(observations);
  return {
    title: 'Success metrics trends',
    blocks: charts.length === 0 ? [notice(TOO_FEW)] : charts,
    sections:
      charts.length === 0
        ? []
        : [{ id: 'observations', title: 'Key observations', blocks: told, sections: [] }],
  };
}

const TOO_FEW = 'No trend yet: it takes two readings of a metric, or two months.';
