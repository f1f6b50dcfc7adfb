import { OPPORTUNITY, type OpportunityInput } from '../../records/opportunities.ts';
import { label, type Reading, requiredText, text, word } from '../cells.ts';
import { missing } from '../refuse.ts';
import { firstToldOn, type StatedMoney, statedMoney } from '../stated-money.ts';
import { goalNamed } from './goal-named.ts';
import type { RecordFile } from './record-rows.ts';

type OpportunityDraft = Pick<OpportunityInput, 'description' | 'effort' | 'recommendation'> & {
  goal: string | null;
  money: StatedMoney;
};

/** Value that could be had and is not (O32), a year. */
export function opportunitiesFile(
  reading: Reading,
): RecordFile<'opportunity', OpportunityDraft, OpportunityInput> {
  return {
    rules: OPPORTUNITY,
    read(row) {
      requiredText(row, 'currency');
      return {
        goal: label(row, 'goal'),
        description: requiredText(row, 'description'),
        effort: word(row, 'effort', ['low', 'medium', 'high']) ?? missing('effort'),
        recommendation: text(row, 'recommendation'),
        money: statedMoney(row, reading),
      };
    },
    async input({ goal, money, ...draft }, { companyId, goals, records }) {
      const goalId = goal === null ? null : goalNamed(goals, goal).id;
      const { kind } = OPPORTUNITY;
      const { id } = OPPORTUNITY.body({ ...draft, goalId, potential: 0 }, UNSIGNED);
      const stated = money.on(await firstToldOn(records, { companyId, kind, id }, reading));
      return {
        ...draft,
        goalId,
        potential: stated.required('potential'),
        recommendation: stated.withNote(draft.recommendation),
      };
    },
  };
}

/** An opportunity is known by what it is about, whoever says so. */
const UNSIGNED = { at: 0, who: '' };
