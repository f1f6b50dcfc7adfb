import type { ActivityDraft, ActivityOutcome, ActivityType, Refusal } from '../../ports/crm.ts';
import { type Api, isSuccess, parseAnswer } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { batchAnswerSchema, namedBy } from './batch-answer.ts';
import { errorBodyOf } from './error-body.ts';
import { refusalsOf } from './refusals.ts';
import { rejectionOf } from './rejection.ts';
import type { ApiRequest } from './transport.ts';
import { SETTLES_IN_MS, UncertainError } from './uncertain-error.ts';
import { CONTENT_REFUSED, WRITE_BATCH_SIZE } from './write-records.ts';

/** HubSpot's own ids of the unlabelled associations with companies and deals. */
const TO_COMPANY: Readonly<Record<ActivityType, number>> = { tasks: 192, notes: 190 };
const TO_DEAL: Readonly<Record<ActivityType, number>> = { tasks: 216, notes: 214 };

/** See `CrmActivities.createActivities`. A batch that is refused as a whole made nothing: its halves are sent. */
export async function createActivities(
  api: Api,
  type: ActivityType,
  drafts: readonly ActivityDraft[],
): Promise<readonly ActivityOutcome[]> {
  if (drafts.length > WRITE_BATCH_SIZE) {
    throw new RangeError(`${drafts.length} drafts in one batch; at most ${WRITE_BATCH_SIZE}`);
  }
  if (drafts.length === 0) return [];
  const sent = await send(api, type, drafts);
  if (sent.kind === 'judged') return sent.outcomes;
  if (drafts.length === 1)
    return drafts.map(({ trace }) => ({ kind: 'refused', trace, refusals: sent.refusals }));

  const middle = Math.ceil(drafts.length / 2);
  const first = await createActivities(api, type, drafts.slice(0, middle));
  return [...first, ...(await createActivities(api, type, drafts.slice(middle)))];
}

type Sent =
  | { kind: 'judged'; outcomes: readonly ActivityOutcome[] }
  | { kind: 'refused'; refusals: readonly Refusal[] };

async function send(api: Api, type: ActivityType, drafts: readonly ActivityDraft[]): Promise<Sent> {
  const request: ApiRequest = {
    method: 'POST',
    path: API_PATHS.batchCreate(type),
    body: { inputs: drafts.map((draft) => inputOf(type, draft)) },
    once: true,
  };
  try {
    const answer = await api.send(request);
    if (CONTENT_REFUSED.has(answer.status)) {
      return { kind: 'refused', refusals: refusalsOf(errorBodyOf(answer.text)) };
    }
    if (!isSuccess(answer)) throw rejectionOf(request, answer);
    return { kind: 'judged', outcomes: judge(drafts, request, answer) };
  } catch (error) {
    if (!(error instanceof UncertainError)) throw error;
    const settlesInMs = SETTLES_IN_MS[error.end];
    return {
      kind: 'judged',
      outcomes: drafts.map(({ trace }) => ({ kind: 'unknown', trace, settlesInMs })),
    };
  }
}

function inputOf(type: ActivityType, draft: ActivityDraft) {
  const { trace, companyId, dealIds = [], properties } = draft;
  return {
    objectWriteTraceId: trace,
    properties,
    associations: [
      association(companyId, TO_COMPANY[type]),
      ...dealIds.map((id) => association(id, TO_DEAL[type])),
    ],
  };
}

function association(id: string, associationTypeId: number) {
  return { to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] };
}

/** What an answer says of each draft. One that it does not mention may have been made all the same. */
function judge(
  drafts: readonly ActivityDraft[],
  request: ApiRequest,
  answer: Parameters<typeof parseAnswer>[2],
): ActivityOutcome[] {
  const { results, errors } = parseAnswer(batchAnswerSchema, request, answer);
  const created = new Map(results.map((result) => [result.objectWriteTraceId, result.id]));
  const refused = new Map(
    errors.flatMap((error) => namedBy(error).map((trace) => [trace, error] as const)),
  );
  return drafts.map(({ trace }) => {
    const id = created.get(trace);
    if (id !== undefined) return { kind: 'created', trace, id };
    const error = refused.get(trace);
    return error
      ? { kind: 'refused', trace, refusals: refusalsOf(error) }
      : { kind: 'unknown', trace, settlesInMs: SETTLES_IN_MS.cut };
  });
}
