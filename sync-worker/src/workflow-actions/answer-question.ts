import { answerOf } from '@attain/shared/contract/answer-of';
import type { WorkflowOutputs } from '@attain/shared/contract/workflow-actions';
import { aboutWhat, accountIn } from '@attain/shared/domain/answers/question';
import { addDays } from '@attain/shared/domain/basics/time';

import type { Calendar } from '../calendar.ts';
import type { WorkflowOrder, WorkflowResult } from './action.ts';
import { findCompany, type FoundCompany, whichCompany } from './find-company.ts';

type Outputs = WorkflowOutputs<'answer-question'>;

type Parts = {
  /** Of the portal's zone. */
  calendar: Calendar;
  /** Host of the portal's pages in HubSpot. */
  uiDomain: string;
};

/**
 * Answers an agent's question about an account in words (M06, M07). What is missing is said and asked for, since an agent can ask
 * again; it never fails for it.
 */
export async function answerQuestion(
  order: WorkflowOrder<'answer-question'>,
  { calendar, uiDomain }: Parts,
): Promise<WorkflowResult<'answer-question'>> {
  const { question = '' } = order.inputs;
  const found = await companyMeant(order);
  if (found.kind !== 'found') return { outputs: whichOne(order, found) };

  const { companyId } = found;
  const { companies, scoring } = order.store;
  const name = (await companies.name(companyId)) ?? `Company ${companyId}`;
  const about = {
    company_id: companyId,
    company_name: name,
    company_url: `https://${uiDomain}/contacts/${order.portalId}/record/0-2/${companyId}`,
  };
  const snapshot = await scoring.snapshot(companyId);
  if (snapshot === undefined) {
    const text = `There are no figures of ${name} yet: it is no customer, or was not scored so far.`;
    return { outputs: { ...said('not_scored', text), ...about } };
  }
  const { text, sources, isInsufficient } = answerOf(snapshot, aboutWhat(question), {
    now: snapshot.asOf,
    today: snapshot.today,
    nextMidnight: calendar.startOf(addDays(snapshot.today, 1)),
  });
  return {
    outputs: {
      outcome: isInsufficient ? 'insufficient_data' : 'answered',
      message: `Answer about ${name}, as of ${snapshot.today}.`,
      answer: text,
      sources: sources.join('\n'),
      ...about,
    },
  };
}

/** The company of the input, else the one that the question names, else the record that the agent looks at. */
async function companyMeant({
  inputs,
  objectId,
  store,
}: WorkflowOrder<'answer-question'>): Promise<FoundCompany> {
  const named = inputs.company ?? accountIn(inputs.question ?? '');
  const found = named === null ? ({ kind: 'none' } as const) : await findCompany(store, named);
  if (found.kind !== 'none' || objectId === undefined || inputs.company !== undefined) return found;
  return findCompany(store, objectId);
}

function whichOne(
  { inputs }: WorkflowOrder<'answer-question'>,
  found: Exclude<FoundCompany, { kind: 'found' }>,
): Outputs {
  const wanted = inputs.company ?? accountIn(inputs.question ?? '');
  if (wanted === null) {
    return said(
      'which_company',
      'Say which company the question is about: its name, domain or id.',
    );
  }
  const { outcome, text } = whichCompany(found, wanted);
  return said(outcome, text);
}

/** What is said instead of an answer stands in its place, too: an agent reads that one. */
function said(outcome: string, text: string): Outputs {
  return { outcome, message: text, answer: text };
}
