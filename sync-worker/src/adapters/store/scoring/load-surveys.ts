import { sql } from 'kysely';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { Windows } from '../../../ports/store.ts';
import { append } from '../grouped.ts';
import type { Scope } from '../scope.ts';
import { TYPE_CODES } from '../types.ts';

type Answer = { value: number; answeredAt: Instant };
type Row = {
  company_id: string;
  contact_id: string;
  survey_id: string;
  kind: 'nps' | 'csat';
  value: number;
  answered_at: number;
};

type Surveys = Record<'nps' | 'csat', ReadonlyMap<string, readonly Answer[]>>;

/** The latest answer of each contact within its window, by company. An answer that two contacts share counts once. */
export async function loadSurveys(
  scope: Scope,
  companyIds: readonly string[],
  windows: Windows,
): Promise<Surveys> {
  const answers = { nps: new Map<string, Answer[]>(), csat: new Map<string, Answer[]>() };
  const contacts = new Set<string>();
  const counted = new Set<string>();
  // Latest first: the first row of a contact is the one that counts.
  for (const row of await answersSince(scope, companyIds, windows)) {
    const contact = `${row.company_id} ${row.kind} ${row.contact_id}`;
    if (contacts.has(contact)) continue;
    contacts.add(contact);
    const answer = `${row.company_id} ${row.survey_id}`;
    if (counted.has(answer)) continue;
    counted.add(answer);
    append(answers[row.kind], row.company_id, { value: row.value, answeredAt: row.answered_at });
  }
  return answers;
}

/** Cross joins, because SQLite keeps their order: from the few companies outwards, whatever it guesses of table sizes. */
async function answersSince(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  { npsSince, csatSince }: Windows,
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select l.company_id, c.contact_id, c.survey_id, a.kind, a.value, a.answered_at
    from link l cross join survey_contact c cross join survey_answer a
    where l.portal_id = ${portalId} and l.type = ${TYPE_CODES.contacts}
      and ${engine.inList('l.company_id', companyIds)}
      and c.portal_id = l.portal_id and c.contact_id = l.object_id
      and a.portal_id = c.portal_id and a.id = c.survey_id
      and ((a.kind = 'nps' and a.answered_at >= ${npsSince})
        or (a.kind = 'csat' and a.answered_at >= ${csatSince}))
    order by a.answered_at desc, a.id desc`.execute(db);
  return rows;
}
