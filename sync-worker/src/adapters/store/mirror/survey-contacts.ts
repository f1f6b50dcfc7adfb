import { markCompaniesOfSurveys } from '../dirty.ts';
import { inTransaction, type Scope } from '../scope.ts';

type SurveyLink = { surveyId: string; contactId: string };

/** Replaces the contacts of survey answers. The companies of contacts before and after are marked where these differ. */
export async function replaceSurveyContacts(
  scope: Scope,
  surveyIds: readonly string[],
  links: readonly SurveyLink[],
): Promise<void> {
  if (surveyIds.length === 0) return;
  await inTransaction(scope, async (inner) => {
    const changed = await changedSurveys(inner, surveyIds, links);
    if (changed.size === 0) return;
    await markCompaniesOfSurveys(inner, [...changed]);
    await deleteSurveyContacts(inner, [...changed]);
    await inner.engine.insertRows(inner.db, {
      into: 'survey_contact',
      columns: { portal_id: 'bigint', contact_id: 'text', survey_id: 'text' },
      rows: links
        .filter(({ surveyId }) => changed.has(surveyId))
        .map(({ surveyId, contactId }) => [inner.portalId, contactId, surveyId]),
      then: 'on conflict do nothing',
    });
    await markCompaniesOfSurveys(inner, [...changed]);
  });
}

export async function deleteSurveyContacts(
  { db, engine, portalId }: Scope,
  surveyIds: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('survey_contact')
    .where('portal_id', '=', portalId)
    .where(engine.inList('survey_id', surveyIds))
    .execute();
}

async function changedSurveys(
  { db, engine, portalId }: Scope,
  surveyIds: readonly string[],
  links: readonly SurveyLink[],
): Promise<ReadonlySet<string>> {
  const stored = await db
    .selectFrom('survey_contact')
    .select(['survey_id as surveyId', 'contact_id as contactId'])
    .where('portal_id', '=', portalId)
    .where(engine.inList('survey_id', surveyIds))
    .execute();
  const before = bySurvey(stored);
  const after = bySurvey(links);
  return new Set(surveyIds.filter((id) => before.get(id) !== after.get(id)));
}

/** The contacts of each survey as one comparable text. */
function bySurvey(links: readonly SurveyLink[]): ReadonlyMap<string, string> {
  const contacts = Map.groupBy(links, ({ surveyId }) => surveyId);
  return new Map(
    [...contacts].map(([id, group]) => [
      id,
      [...new Set(group.map(({ contactId }) => contactId))].sort().join(' '),
    ]),
  );
}
