import type { OpportunityResult } from '../../domain/value/results.ts';
import { cell, notice, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { potentialOf } from '../figures/opportunity-figures.ts';
import type { Cell, Section } from '../report.ts';
import { sentence } from '../sentence.ts';

const MOST = 10;

const EFFORT: Readonly<Record<OpportunityResult['effort'], string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
};

/** O32: value that could be had and is not. Hopes are not for the customer's copy. */
export function opportunitiesSection(context: ReportContext): Omit<Section, 'id'> {
  const { value, currency } = context.snapshot;
  const rows = value.opportunities
    .slice(0, MOST)
    .map((each): Cell[] => [
      cell(each.description),
      cell(each.potential === null ? 'not known' : potentialOf(context, each)),
      cell(EFFORT[each.effort]),
      cell(sentence(each.recommendation, currency)),
    ]);
  const more = value.opportunities.length - rows.length;
  return {
    title: 'Unrealized value opportunity',
    seenBy: 'internal',
    blocks:
      rows.length === 0
        ? [notice('No opportunity is known. Record what the product could still be worth.')]
        : [
            table(COLUMNS, rows),
            notice('Potential, not delivered: it is in no total of this report.'),
            ...(more > 0 ? [notice(`${more} smaller ones are left out.`)] : []),
          ],
    sections: [],
  };
}

const COLUMNS = ['Opportunity', { number: 'Potential value' }, 'Effort', 'Recommendation'];
