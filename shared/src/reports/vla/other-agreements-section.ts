import type { OtherAgreement } from '../../domain/agreements/results.ts';
import { cell, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Section } from '../report.ts';

const STATE: Readonly<Record<OtherAgreement['state'], string>> = {
  draft: 'Draft',
  proposed: 'Proposed, waits for sign-off',
  ended: 'Ended',
};

/** Agreements that nobody signed yet, or that were ended: they count nowhere. A draft is not for the customer's eyes. */
export function otherAgreementsSection({
  snapshot: { agreements },
}: ReportContext): Omit<Section, 'id'> | null {
  const { others } = agreements;
  if (others.length === 0) return null;
  const rows = others.map(({ title, state }) => [cell(title), cell(STATE[state])]);
  return {
    title: 'Agreements not in force',
    blocks: [table(['Outcome', 'State'], rows)],
    sections: [],
    ...(others.some(({ state }) => state === 'draft') ? { seenBy: 'internal' } : {}),
  };
}
