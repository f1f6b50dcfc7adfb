import { iso } from '../iso.ts';
import type { GeneratedTable } from '../crm/records.ts';
import { type Accounts, DAY_MS } from './accounts.ts';
import { bySize, type Children, children } from './children.ts';
import { clamp, normal, pick } from './draws.ts';
import { DETRACTOR_COMMENTS, PASSIVE_COMMENTS, PROMOTER_COMMENTS } from './pools.ts';
import { SHOWCASE } from './showcase.ts';
import { table } from './tables.ts';

export function feedbackChildren(accounts: Accounts, contacts: Children): Children {
  const usual = bySize(accounts, 'feedback', (company) =>
    accounts.isCustomer(company) ? 0.66 * accounts.story(company).feedback : 0,
  );
  return children(accounts, (company) => {
    const [from, to] = contacts.rangeOf(company);
    // Surveys are answered by contacts: without one there is no answer.
    return from === to ? 0 : (SHOWCASE[company]?.feedback ?? usual(company));
  });
}

/** Three in four answers are NPS (0 to 10), the others CSAT (1 to 5). */
export function feedbackTable(accounts: Accounts, feedback: Children): GeneratedTable {
  const { draw, now } = accounts;
  const age = draw('feedback age');
  const spread = draw('feedback spread');
  const spreadToo = draw('feedback spread too');
  const comment = draw('feedback comment');
  const { parentOf, ordinalOf } = feedback;

  const isNps = (position: number) => ordinalOf(position) % 4 !== 1;
  const at = (position: number) =>
    Math.floor(
      Math.max(
        now - (1 + age(position) * spanOf(parentOf(position))) * DAY_MS,
        accounts.createdAt[parentOf(position)]!,
      ),
    );
  const value = (position: number): number => {
    const { nps, csat } = accounts.story(parentOf(position));
    const noise = normal(spread(position), spreadToo(position));
    return isNps(position)
      ? clamp(Math.round(nps + 1.2 * noise), 0, 10)
      : clamp(Math.round(csat + 0.6 * noise), 1, 5);
  };
  const group = (position: number): keyof typeof COMMENTS => {
    const given = value(position);
    if (isNps(position)) return npsGroup(given);
    if (given >= 4) return 'PROMOTER';
    return given === 3 ? 'PASSIVE' : 'DETRACTOR';
  };

  return table({
    type: 'feedback_submissions',
    size: feedback.size,
    createdAt: at,
    updatedAt: at,
    columns: {
      hs_survey_type: (position) => (isNps(position) ? 'NPS' : 'CSAT'),
      hs_survey_channel: () => 'EMAIL',
      hs_survey_name: (position) =>
        isNps(position) ? 'Relationship survey' : 'Support satisfaction',
      hs_survey_id: (position) => (isNps(position) ? '1' : '2'),
      hs_value: (position) => String(value(position)),
      hs_sentiment: group,
      hs_content: (position) =>
        comment(position) < 0.45 ? pick(COMMENTS[group(position)], comment(position) / 0.45) : null,
      hs_submission_timestamp: (position) => iso(at(position)),
      hs_object_source: () => 'FEEDBACK',
    },
  });
}

/** Days back that answers are spread over. Those of the showcase are fresh enough to count. */
function spanOf(company: number): number {
  return company < SHOWCASE.length ? 75 : 230;
}

const COMMENTS = {
  PROMOTER: PROMOTER_COMMENTS,
  PASSIVE: PASSIVE_COMMENTS,
  DETRACTOR: DETRACTOR_COMMENTS,
} as const;

function npsGroup(value: number): keyof typeof COMMENTS {
  if (value >= 9) return 'PROMOTER';
  return value >= 7 ? 'PASSIVE' : 'DETRACTOR';
}
