import { notice } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import {
  investment,
  netValue,
  roiConfirmed,
  roiEstimated,
  valueConfirmed,
  valueEstimated,
  valueMultiple,
  whyNoRoi,
} from '../figures/value-figures.ts';
import type { Block } from '../report.ts';

type Row = Extract<Block, { kind: 'calculation' }>['rows'][number];

/**
 * From investment and confirmed value to net value, ROI and value multiple (M61, C02), each by its own name; the estimate
 * stands beside it (C20). What is missing says why.
 */
export function roiBlocks(context: ReportContext): Block[] {
  const { value } = context.record;
  const rows: Row[] = [];
  if (value.investment !== null) rows.push({ label: 'Investment', text: [investment(context)] });
  if (value.confirmed) {
    rows.push({ label: 'Value confirmed by the customer', text: [valueConfirmed(context)] });
  }
  if (value.roiConfirmed !== null) {
    rows.push(
      { label: 'Net value', text: [netValue(context)], ruleBefore: true },
      { label: 'ROI', text: [roiConfirmed(context)] },
      { label: 'Value multiple', text: [valueMultiple(context)] },
    );
  }
  const why = whyNoRoi(context);
  return [
    ...(rows.length === 0 ? [] : [{ kind: 'calculation', rows } as const]),
    ...(why === null ? [] : [notice(why)]),
    ...estimateBeside(context),
  ];
}

function estimateBeside(context: ReportContext): Block[] {
  const { estimated, roiEstimated: roi } = context.record.value;
  if (!estimated) return [];
  const facts = [
    { label: 'Beside it, estimated and not confirmed', text: [valueEstimated(context)] },
    ...(roi === null ? [] : [{ label: 'ROI including estimates', text: [roiEstimated(context)] }]),
  ];
  return [{ kind: 'facts', facts }];
}
