import { accountFigures } from '../crm/account-figures.ts';
import { companyProperties } from '../crm/write-back.ts';
import { executiveSummary, type SummaryLine } from '../domain/goals/executive-summary.ts';
import { REASONS } from '../domain/basics/reasons.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { WorkflowOutputs } from './workflow-actions.ts';

type Texts<Name extends string> = Partial<Record<Name, string>>;

/** What a workflow gets of a company that was scored: the very texts that its properties hold. */
export function rescoredOutputs(snapshot: Snapshot): WorkflowOutputs<'rescore'> {
  const { health, success } = accountFigures(companyProperties(snapshot));
  const score = health.score === null ? 'insufficient data' : `${health.score} (${health.band})`;
  const goals = success.score === null ? 'not scored' : String(success.score);
  return {
    outcome: 'scored',
    message: `${called(snapshot)}: health ${score}, success score ${goals}.`,
    ...taken(companyProperties(snapshot), {
      health_score: 'attain_health_score',
      health_band: 'attain_health_band',
      success_score: 'attain_success_score',
      success_band: 'attain_success_band',
      vla_attainment: 'attain_vla_attainment',
      vla_status: 'attain_vla_status',
      renewal_play: 'attain_renewal_play',
      next_action: 'attain_next_action',
    }),
  };
}

const VALUE_LINES: ReadonlySet<SummaryLine['code']> = new Set([
  'period',
  'value_confirmed',
  'value_estimated',
  'value_blocked',
]);

/** The value of a company over its reporting period: confirmed and estimated apart, and never added (C20). */
export function valueOutputs(snapshot: Snapshot): WorkflowOutputs<'value-summary'> {
  const { value, currency, today } = snapshot;
  const lines = executiveSummary(snapshot).filter(({ code }) => VALUE_LINES.has(code));
  const texts = [...lines.map(({ text }) => `${text}.`), roiInWords(snapshot)];
  const { confirmed, estimated } = value.figures;
  const isKnown = [confirmed, estimated].some((amount) => amount !== null && amount !== 0);
  return {
    outcome: isKnown ? 'summarised' : 'insufficient_data',
    message: `${called(snapshot)}: ${lines.find(({ code }) => code === 'value_confirmed')?.text}.`,
    summary: texts.join(' '),
    ...taken(companyProperties(snapshot), {
      value_confirmed: 'attain_value_confirmed',
      value_estimated: 'attain_value_estimated',
      investment: 'attain_investment',
      roi_confirmed: 'attain_roi_confirmed',
      roi_estimated: 'attain_roi_estimated',
      value_multiple: 'attain_value_multiple',
    }),
    currency,
    period_from: value.period.from,
    period_to: value.period.to,
    updated_on: today,
  };
}

/**
 * The ROI as the property holds it, or why there is none (C02, C03).
 *
 * @param basis what it rests on, for its sentence; asked for where there is one
 */
export function roiInWords(snapshot: Snapshot, basis = () => ''): string {
  const { reason, subscriptionOnly } = snapshot.value;
  const { roiConfirmed, multiple } = accountFigures(companyProperties(snapshot)).value;
  if (roiConfirmed === null) return reason === null ? 'No ROI is known.' : REASONS[reason];
  const times = multiple === null ? '' : `, ${multiple} times the cost`;
  const only = subscriptionOnly ? ' Only the subscription is known as cost.' : '';
  return `ROI on confirmed value: ${roiConfirmed} %${times}${basis()}.${only}`;
}

const called = ({ name, companyId }: Snapshot) => name ?? `Company ${companyId}`;

/** The properties that hold something, by the names of the outputs. */
function taken<Name extends string>(
  properties: Readonly<Record<string, string>>,
  names: Readonly<Record<Name, string>>,
): Texts<Name> {
  const texts: Texts<Name> = {};
  for (const name of Object.keys(names) as Name[]) {
    const text = properties[names[name]];
    if (text) texts[name] = text;
  }
  return texts;
}
