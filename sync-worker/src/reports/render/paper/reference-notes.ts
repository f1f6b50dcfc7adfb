import type { Reference } from '@attain/shared/reports/report';

import { isBidirectional } from './runs.ts';

/** What the appendix and a slide's notes say of a figure, a line each. */
export function referenceNotes(reference: Reference): string[] {
  const { formula, inputs, assumptions, ledger, factor } = reference;
  return [
    `${formula.replace(/\.$/, '')}.`,
    ...(inputs.length === 0
      ? []
      : [`Inputs: ${inputs.map(({ name, text }) => `${apart(name)}: ${text}`).join('; ')}.`]),
    ...assumptions.map((assumption) => `Assumption: ${assumption}`),
    ...standingOfAmount({ ledger, factor }),
  ];
}

/** A name from right to left keeps to itself, or the figure behind it would be drawn as a part of it. */
function apart(name: string): string {
  return isBidirectional(name) ? `\u2068${name}\u2069` : name;
}

function standingOfAmount({ ledger, factor }: Pick<Reference, 'ledger' | 'factor'>): string[] {
  const parts = [
    ...(ledger === null ? [] : [`${ledger === 'confirmed' ? 'Confirmed' : 'Estimated'} ledger`]),
    ...(factor === null ? [] : [`confidence factor ${factor}`]),
  ];
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  return [`${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ')}.`];
}
