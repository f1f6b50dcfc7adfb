import { notice, plural } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Text } from '../figure.ts';
import { goalsOnTrack, goalsScored, goalsTotal } from '../figures/success-figures.ts';
import {
  lineCounted,
  roiConfirmed,
  valueConfirmed,
  valueEstimated,
  valueMultiple,
} from '../figures/value-figures.ts';
import { largestConfirmed } from '../largest-confirmed.ts';
import type { Block, Section } from '../report.ts';
import { sentence } from '../sentence.ts';

type Fact = Extract<Block, { kind: 'facts' }>['facts'][number];

/** O22, O23: what the customer confirmed is the headline, the estimate stands beside it (C20), a multiple is no ROI (C02). */
export function summarySection(context: ReportContext): Omit<Section, 'id'> {
  const { value, currency } = context.snapshot;
  const facts: Fact[] = [
    { label: 'Total value delivered', text: delivered(context) },
    ...estimatedBeside(context),
    ...roiFact(context),
    { label: 'Key achievement', text: keyAchievement(context) },
    { label: 'Outcome status', text: outcomeStatus(context) },
  ];
  return {
    title: 'Executive summary',
    blocks: [
      { kind: 'facts', facts },
      ...value.doubleCounts.map(({ text }) => notice(sentence(text, currency))),
    ],
    sections: [],
  };
}

function delivered(context: ReportContext): Text {
  const { confirmed, multiple } = context.record.value;
  if (!confirmed) return ['nothing confirmed by the customer yet'];
  const total = [valueConfirmed(context), ' confirmed by the customer'];
  return multiple === null
    ? total
    : [...total, ', ', valueMultiple(context), ' the investment (value multiple)'];
}

function estimatedBeside(context: ReportContext): Fact[] {
  return context.record.value.estimated
    ? [{ label: 'Beside it', text: [valueEstimated(context), ' estimated, not confirmed'] }]
    : [];
}

function roiFact(context: ReportContext): Fact[] {
  return context.record.value.roiConfirmed === null
    ? []
    : [{ label: 'ROI', text: [roiConfirmed(context), ' on the confirmed value'] }];
}

/** The largest outcome that the customer confirmed, else an agreement that was achieved; else there is none yet. */
function keyAchievement(context: ReportContext): Text {
  if (context.snapshot.value.doubleCounts.length > 0)
    return ['not told while a quantity counts twice'];
  const line = largestConfirmed(context.snapshot);
  if (line !== undefined)
    return [`${line.description}: `, lineCounted(context, line), ' confirmed'];
  const achieved = context.snapshot.agreements.vlas.find(({ state }) => state === 'achieved');
  return [achieved === undefined ? 'none yet' : `${achieved.title}: agreement achieved`];
}

function outcomeStatus(context: ReportContext): Text {
  const { goalsScored: scored, goalsTotal: total } = context.snapshot.success;
  if (total === 0) return ['no goals defined'];
  if (scored === 0) return ['no goal can be scored yet'];
  const status = [
    goalsOnTrack(context),
    ' of ',
    goalsScored(context),
    ` ${plural(scored, 'goal')} on track`,
  ];
  return scored === total
    ? status
    : [...status, '; ', goalsScored(context), ' of ', goalsTotal(context), ' can be scored'];
}
