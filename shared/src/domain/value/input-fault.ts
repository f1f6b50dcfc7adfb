import type { InputFault } from './results.ts';
import type { CostLine, ValueLine } from './value-line.ts';

type Input =
  | 'amount'
  | 'quantity'
  | 'rate'
  | 'realisation'
  | 'attribution'
  | 'margin'
  | 'probabilityBefore'
  | 'probabilityAfter'
  | 'impact';

/** Why a line cannot be calculated, and which of its inputs are to blame. */
export type LineFault = { kind: 'incomplete'; reason: InputFault; inputs: readonly Input[] };

const SHARES: ReadonlySet<Input> = new Set([
  'realisation',
  'attribution',
  'margin',
  'probabilityBefore',
  'probabilityAfter',
]);

/**
 * What is missing or impossible about a line that is calculated: an input that its type requires and the line does not
 * have, a figure that is none, money or hours below 0, a share or probability outside [0, 1], a risk that rose, an end
 * before the start. `null` = nothing.
 */
export function faultOfInputs(line: ValueLine, required: readonly Input[]): LineFault | null {
  const inputs = line.realisation === null ? required : [...required, 'realisation' as const];
  for (const input of inputs) {
    const reason = faultOfFigure(line[input], SHARES.has(input));
    if (reason === null) continue;
    const same = inputs.filter((other) => faultOfFigure(line[other], SHARES.has(other)) === reason);
    return { kind: 'incomplete', reason, inputs: same };
  }
  if ((line.probabilityAfter ?? 0) > (line.probabilityBefore ?? 1)) {
    return { kind: 'incomplete', reason: 'probability_rises', inputs: [] };
  }
  return faultOfDates(line);
}

/** A confirmed amount needs no inputs, but it has to be an amount. */
export function faultOfConfirmation(line: ValueLine, amount: number): LineFault | null {
  const reason = faultOfFigure(amount, false);
  return reason === null ? faultOfDates(line) : { kind: 'incomplete', reason, inputs: ['amount'] };
}

export function faultOfCost(line: CostLine): InputFault | null {
  return faultOfFigure(line.amount, false) ?? faultOfDates(line)?.reason ?? null;
}

function faultOfFigure(figure: number | null, isShare: boolean): InputFault | null {
  if (figure === null) return 'input_missing';
  if (!Number.isFinite(figure)) return 'input_not_a_number';
  if (isShare) return figure < 0 || figure > 1 ? 'input_not_a_share' : null;
  return figure < 0 ? 'input_below_zero' : null;
}

function faultOfDates({ startsAt, endsAt }: ValueLine | CostLine): LineFault | null {
  return endsAt < startsAt ? { kind: 'incomplete', reason: 'ends_before_start', inputs: [] } : null;
}
