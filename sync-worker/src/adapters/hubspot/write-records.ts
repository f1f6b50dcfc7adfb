import type { PropertyPatch, Refusal, WritableType, WriteOutcome } from '../../ports/crm.ts';
import { CrmUnavailableError } from '../../ports/errors.ts';
import { type Api, isSuccess, parseAnswer } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { batchAnswerSchema, type Judged, judge } from './batch-answer.ts';
import { errorBodyOf } from './error-body.ts';
import { refusalsOf } from './refusals.ts';
import { rejectionOf } from './rejection.ts';
import type { ApiRequest } from './transport.ts';

/** The most inputs HubSpot takes in one batch update. */
export const WRITE_BATCH_SIZE = 100;

/** What is updated in place: the records we write figures to, and our tasks. */
type UpdatedType = WritableType | 'tasks';

/** Statuses that judge the content of a batch. All others judge the caller. */
export const CONTENT_REFUSED = new Set([400, 404, 409, 413, 422]);

/**
 * Writes one batch, so that every patch has one outcome and a bad one keeps none of its neighbours
 * from being written: where HubSpot refuses the batch as a whole, its halves are sent on their own.
 *
 * Of two patches that reach one record, because their companies were merged, the survivor's own is
 * written last: the other one was computed for an account that is no more.
 */
export async function writeRecords(
  api: Api,
  type: UpdatedType,
  patches: readonly PropertyPatch[],
): Promise<readonly WriteOutcome[]> {
  if (patches.length > WRITE_BATCH_SIZE) {
    throw new RangeError(`${patches.length} patches in one batch; at most ${WRITE_BATCH_SIZE}`);
  }
  const outcomes = await writeHalving(api, type, patches);
  const overwritten = overwrittenIn(patches, outcomes);
  if (overwritten.length === 0) return outcomes;

  const again = new Map(
    (await writeHalving(api, type, overwritten)).map((outcome) => [outcome.id, outcome]),
  );
  return outcomes.map((outcome) => again.get(outcome.id) ?? outcome);
}

async function writeHalving(
  api: Api,
  type: UpdatedType,
  patches: readonly PropertyPatch[],
): Promise<WriteOutcome[]> {
  if (patches.length === 0) return [];
  const sent = await sendBatch(api, type, patches);
  if (sent.kind === 'refused') return refuseOrHalve(api, type, patches, sent.refusals);

  const { outcomes, unanswered } = sent.judged;
  if (unanswered.length === 0) return [...outcomes];
  if (unanswered.length < patches.length) {
    return [...outcomes, ...(await writeHalving(api, type, unanswered))];
  }
  if (patches.length > 1) return halve(api, type, patches);
  return [refused(patches[0]!, [UNANSWERED])];
}

const UNANSWERED: Refusal = {
  code: 'NO_ANSWER',
  property: null,
  message: 'HubSpot took the request and said nothing of this record.',
};

type Sent = { kind: 'judged'; judged: Judged } | { kind: 'refused'; refusals: readonly Refusal[] };

async function sendBatch(
  api: Api,
  type: UpdatedType,
  patches: readonly PropertyPatch[],
): Promise<Sent> {
  const request: ApiRequest = {
    method: 'POST',
    path: API_PATHS.batchUpdate(type),
    // Without a trace id of its own for every input, one bad record makes HubSpot refuse them all.
    body: {
      inputs: patches.map(({ id, properties }) => ({ id, objectWriteTraceId: id, properties })),
    },
  };
  const answer = await api.send(request);
  if (CONTENT_REFUSED.has(answer.status)) {
    return { kind: 'refused', refusals: refusalsOf(errorBodyOf(answer.text)) };
  }
  if (!isSuccess(answer)) throw rejectionOf(request, answer);
  const judged = judge(patches, parseAnswer(batchAnswerSchema, request, answer));
  return { kind: 'judged', judged };
}

/**
 * A property that does not exist is refused in every patch that has it, without asking again for each;
 * any other reason may be about one patch only, and halving finds which.
 */
async function refuseOrHalve(
  api: Api,
  type: UpdatedType,
  patches: readonly PropertyPatch[],
  refusals: readonly Refusal[],
): Promise<WriteOutcome[]> {
  if (patches.length === 1) return [refused(patches[0]!, refusals)];
  const unknown = refusals.filter(
    ({ code, property }) => code === 'PROPERTY_DOESNT_EXIST' && property !== null,
  );
  const hopeless = patches.flatMap((patch) => {
    const reasons = unknown.filter(({ property }) => Object.hasOwn(patch.properties, property!));
    return reasons.length > 0 ? [refused(patch, reasons)] : [];
  });
  if (hopeless.length === 0) return halve(api, type, patches);

  const known = new Set(hopeless.map(({ id }) => id));
  const rest = patches.filter(({ id }) => !known.has(id));
  return [...hopeless, ...(await writeHalving(api, type, rest))];
}

/** One half after the other, not both at once: merged records in them would lock each other out. */
async function halve(
  api: Api,
  type: UpdatedType,
  patches: readonly PropertyPatch[],
): Promise<WriteOutcome[]> {
  const middle = Math.ceil(patches.length / 2);
  const first = await writeHalving(api, type, patches.slice(0, middle));
  const outcomes = [...first, ...(await writeHalving(api, type, patches.slice(middle)))];
  if (outcomes.length >= NO_COINCIDENCE && outcomes.every(isUnanswered)) {
    throw new CrmUnavailableError('HubSpot takes updates without writing them.');
  }
  return outcomes;
}

/** So many neighbours without an answer are not bad records; HubSpot is not writing. */
const NO_COINCIDENCE = 8;

const isUnanswered = (outcome: WriteOutcome) =>
  outcome.kind === 'refused' && outcome.refusals[0]?.code === UNANSWERED.code;

function refused({ id }: PropertyPatch, refusals: readonly Refusal[]): WriteOutcome {
  return { kind: 'refused', id, refusals };
}

/** Patches of records that another patch of the same batch wrote to as well. */
function overwrittenIn(
  patches: readonly PropertyPatch[],
  outcomes: readonly WriteOutcome[],
): PropertyPatch[] {
  const survivors = new Set(
    outcomes.flatMap((outcome) => (outcome.kind === 'written' ? (outcome.survivor ?? []) : [])),
  );
  return patches.filter(({ id }) => survivors.has(id));
}
