import {
  approveRevisionRoute,
  decideGoalRoute,
  editGoalRoute,
  endGoalRoute,
  proposeGoalRoute,
  proposeRevisionRoute,
  signGoalRoute,
  withdrawProposalRoute,
  withdrawRevisionRoute,
} from '@attain/shared/contract/agreement-routes';

import { editedGoal, editedTerms } from '../../agreements/edited-goal.ts';
import {
  approveRevision,
  changeGoal,
  decideGoal,
  endGoal,
  proposeGoal,
  proposeRevision,
  signGoal,
  withdrawProposal,
  withdrawRevision,
} from '../../agreements/goal-steps.ts';
import type { GoalOrder } from '../../agreements/take-step.ts';
import type { Configuration } from '../../config/configuration.ts';
import type { Author, StoredRecord } from '../../ports/records.ts';
import type { PortalStore } from '../../ports/store.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { invalidRequest } from '../errors.ts';
import { requireExecutive } from '../executive.ts';
import { namedCompany } from '../named-company.ts';
import { goalRecord } from '../views/goal-record.ts';
import { goalEdit, revisedTerms } from './goal-edit.ts';

/** The life of an agreement: edited, proposed, signed, revised, decided, ended. */
export function agreementRoutes(configuration: Configuration): readonly ApiRoute[] {
  const { parties, executives } = configuration.agreements.signOff;
  return [
    implement(editGoalRoute, async (asked) => {
      const { body, author, calendar } = asked;
      const edit = goalEdit(body, calendar, author.at);
      return after(
        await changeGoal(asked.store, {
          ...(await orderOf(asked)),
          edit: (goal) => editedGoal(goal, edit, author.at),
          note: body.note ?? null,
        }),
      );
    }),
    implement(proposeGoalRoute, async (asked) =>
      after(await proposeGoal(asked.store, await orderOf(asked))),
    ),
    implement(withdrawProposalRoute, async (asked) =>
      after(await withdrawProposal(asked.store, { ...(await orderOf(asked)), ...why(asked) })),
    ),
    implement(signGoalRoute, async (asked) => {
      requireExecutive(asked.caller, executives);
      const { name, termsVersion } = asked.body;
      return after(
        await signGoal(asked.store, {
          ...(await orderOf(asked)),
          ...{ party: 'executive', name, termsVersion, via: 'hubspot', parties },
        }),
      );
    }),
    implement(proposeRevisionRoute, async (asked) => {
      const { body, author, calendar } = asked;
      const terms = revisedTerms(body, calendar, author.at);
      return after(
        await proposeRevision(asked.store, {
          ...(await orderOf(asked)),
          terms: (goal) => editedTerms(goal, terms, author.at),
          reason: body.reason,
        }),
      );
    }),
    implement(withdrawRevisionRoute, async (asked) =>
      after(await withdrawRevision(asked.store, { ...(await orderOf(asked)), ...why(asked) })),
    ),
    implement(approveRevisionRoute, async (asked) => {
      const { contact, contactId = null, agreedOn, reason, evidence = null } = asked.body;
      if (agreedOn > asked.calendar.dayAt(asked.author.at)) {
        const message = 'is in the future: an approval is recorded once it was given';
        throw invalidRequest([{ field: 'agreedOn', message, example: '2026-01-31' }]);
      }
      return after(
        await approveRevision(asked.store, {
          ...(await orderOf(asked)),
          approval: { contact, contactId, on: agreedOn, reason, evidence },
          via: 'record',
          parties,
        }),
      );
    }),
    implement(decideGoalRoute, async (asked) =>
      after(
        await decideGoal(asked.store, {
          ...(await orderOf(asked)),
          ...why(asked),
          outcome: asked.body.outcome,
        }),
      ),
    ),
    implement(endGoalRoute, async (asked) =>
      after(await endGoal(asked.store, { ...(await orderOf(asked)), ...why(asked) })),
    ),
  ];
}

type AskedOfGoal = {
  params: { companyId: string; goalId: string };
  version: number;
  store: PortalStore;
  author: Author;
};

/** Which goal, and which version of it the caller saw. */
async function orderOf({ params, version, store, author }: AskedOfGoal): Promise<GoalOrder> {
  const companyId = await namedCompany(store, params.companyId);
  return { companyId, goalId: params.goalId, by: author, expected: version };
}

function why({ body }: { body: { reason?: string | null | undefined } }) {
  return { reason: body.reason ?? null };
}

function after(record: StoredRecord<'goal'>) {
  return answered(200, goalRecord(record), record.version);
}
