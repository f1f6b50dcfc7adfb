import type { WorkflowAction, WorkflowCall } from '@attain/shared/contract/workflow-actions';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { Calendar } from '../calendar.ts';
import { RecordNotFoundError, RefusedError } from '../ports/errors.ts';
import type { Author } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';
import type { AnyOrder, AnyResult } from '../workflow-actions/action.ts';
import { actionNamed, type ActionParts } from '../workflow-actions/actions.ts';
import { invalidRequest } from './errors.ts';
import { NEVER_FORGOTTEN, once } from './once.ts';
import { enrolledCompany, isByAgent, readInputs } from './workflow-call.ts';

/**
 * What is told and kept nowhere is told again to a call that comes for a lost answer. A signature of version 2 carries no time, so
 * whoever recorded the call could ask for it as long as the execution is known.
 */
const TOLD_AGAIN_MS = 15 * 60_000;

/** An answer to HubSpot: what the action came to, and among it what HubSpot is to do. All of it is text. */
export type OutputFields = Readonly<Record<string, string>>;

type Asked = {
  action: WorkflowAction;
  call: WorkflowCall;
  portalId: number;
  store: PortalStore;
  author: Author;
  calendar: Calendar;
  /** Called after something was changed. */
  changed: () => void;
};

/**
 * Runs an action and answers in HubSpot's words. What it changes and its answer are one transaction under the name of the
 * execution, so that a repeat, also of a call that a killed worker had begun, changes nothing more and gets the same answer.
 * A person's mistake fails the action and lets the workflow go on.
 *
 * @throws {HttpError} 400 where HubSpot left the name of the execution out, 409 where it stands for another call
 */
export async function workflowAnswer(asked: Asked, parts: ActionParts): Promise<OutputFields> {
  const { action, portalId, author } = asked;
  try {
    const { changes, prepare, tell } = actionNamed(action);
    const order = orderOf(asked);
    const run = await prepare(parts);
    if (!changes) return fieldsOf(await run(order));
    const { fields, repeats } = await runOnce(asked, order, run);
    const isLate = repeats !== null && author.at - repeats > TOLD_AGAIN_MS;
    return tell === undefined ? fields : tell(fields, { portalId, isLate }, parts);
  } catch (error) {
    const outcome = mistake(error);
    if (outcome === undefined) throw error;
    const { message } = error as Error;
    return { outcome, message, hs_execution_state: 'FAIL_CONTINUE' };
  }
}

function orderOf({ action, call, portalId, store, author, calendar }: Asked): AnyOrder {
  return {
    ...{ portalId, store, author },
    inputs: readInputs(action, call),
    objectId: enrolledCompany(call),
    callbackId: call.callbackId ?? '',
    isByAgent: isByAgent(call),
    today: calendar.dayAt(author.at),
  };
}

async function runOnce(
  { action, store, author, changed }: Asked,
  order: AnyOrder,
  run: (order: AnyOrder) => Promise<AnyResult>,
): Promise<{ fields: OutputFields; repeats: Instant | null }> {
  const { callbackId, objectId = null, inputs } = order;
  if (callbackId === '') throw invalidRequest([{ field: 'callbackId', message: 'is missing' }]);
  // No key that a program chooses has a space in it. A call that was recorded and comes again must not make another link.
  const isTold = actionNamed(action).tell !== undefined;
  const key = `${isTold ? NEVER_FORGOTTEN : ''}workflow ${callbackId}`;
  const content = [action, objectId, inputs];
  const { text, repeats } = await once(
    store,
    { key, content, secret: undefined },
    author.at,
    async (inside) => ({ status: 200, body: fieldsOf(await run({ ...order, store: inside })) }),
  );
  if (repeats === null) changed();
  return { fields: JSON.parse(text) as OutputFields, repeats };
}

function fieldsOf({ outputs, waits }: AnyResult): OutputFields {
  if (waits === undefined) return outputs;
  const { state, duration } = waits;
  return { ...outputs, hs_execution_state: state, hs_expiration_duration: duration };
}

/** What a person can mend, in a word to branch by. */
function mistake(error: unknown): string | undefined {
  if (error instanceof RefusedError) return error.code;
  return error instanceof RecordNotFoundError ? 'not_found' : undefined;
}
