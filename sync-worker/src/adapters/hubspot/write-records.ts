import type {
  ActivityType,
  CustomObject,
  PropertyPatch,
  Refusal,
  UpsertOutcome,
  WritableType,
  WriteOutcome,
} from '../../ports/crm.ts';
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

/** What is updated in place: the records we write figures to, and our tasks and notes. */
type UpdatedType = WritableType | ActivityType;

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
  refuseTooMany(patches);
  const updates: Target = {
    path: API_PATHS.batchUpdate(type),
    inputOf: ({ id, properties }) => ({ id, objectWriteTraceId: id, properties }),
  };
  const outcomes = await writeHalving(api, updates, patches);
  const overwritten = overwrittenIn(patches, outcomes);
  if (overwritten.length === 0) return outcomes;

  const again = new Map(
    (await writeHalving(api, updates, overwritten)).map((outcome) => [outcome.id, outcome]),
  );
  return outcomes.map((outcome) => again.get(outcome.id) ?? outcome);
}

/** Creates or updates records by a unique property, which `id` is the value of. Repeating it changes nothing. */
export async function upsertRecords(
  api: Api,
  type: CustomObject,
  idProperty: string,
  patches: readonly PropertyPatch[],
): Promise<readonly UpsertOutcome[]> {
  refuseTooMany(patches);
  const upserts: Target = {
    path: API_PATHS.batchUpsert(type),
    inputOf: ({ id, properties }) => ({ id, idProperty, objectWriteTraceId: id, properties }),
  };
  const outcomes = await writeHalving(api, upserts, patches);
  return outcomes.map((outcome) =>
    outcome.kind === 'written'
      ? { kind: 'written', id: outcome.id, objectId: outcome.survivor ?? outcome.id }
      : outcome,
  );
}

/** Where a batch is sent to, and as what. Without a trace id of its own for every input, one bad record refuses them all. */
type Target = { path: string; inputOf: (patch: PropertyPatch) => object };

function refuseTooMany(patches: readonly PropertyPatch[]): void {
  if (patches.length > WRITE_BATCH_SIZE) {
    throw new RangeError(`${patches.length} patches in one batch; at most ${WRITE_BATCH_SIZE}`);
  }
}

async function writeHalving(
  api: Api,
  target: Target,
  patches: readonly PropertyPatch[],
): Promise<WriteOutcome[]> {
  if (patches.length === 0) return [];
  const sent = await sendBatch(api, target, patches);
  if (sent.kind === 'refused') return refuseOrHalve(api, target, patches, sent.refusals);

  const { outcomes, unanswered } = sent.judged;
  if (unanswered.length === 0) return [...outcomes];
  if (unanswered.length < patches.length) {
    return [...outcomes, ...(await writeHalving(api, target, unanswered))];
  }
  if (patches.length > 1) return halve(api, target, patches);
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
  target: Target,
  patches: readonly PropertyPatch[],
): Promise<Sent> {
  const request: ApiRequest = {
    method: 'POST',
    path: target.path,
    body: { inputs: patches.map(target.inputOf) },
  };
  const answer = await api.send(request);
  if (CONTENT_REFUSED.has(answer.status)) {
    const body = errorBodyOf(answer.text);
    if (isUnknownObject(body)) throw rejectionOf(request, answer);
    return { kind: 'refused', refusals: refusalsOf(body) };
  }
  if (!isSuccess(answer)) throw rejectionOf(request, answer);
  const judged = judge(patches, parseAnswer(batchAnswerSchema, request, answer));
  return { kind: 'judged', judged };
}

/** The portal has no such object at all: not a matter of the records in the batch. */
function isUnknownObject({ message }: { message?: string | null | undefined }): boolean {
  return /infer object type/i.test(message ?? '');
}

/**
 * A property that does not exist is refused in every patch that has it, without asking again for each;
 * any other reason may be about one patch only, and halving finds which.
 */
async function refuseOrHalve(
  api: Api,
  target: Target,
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
  if (hopeless.length === 0) return halve(api, target, patches);

  const known = new Set(hopeless.map(({ id }) => id));
  const rest = patches.filter(({ id }) => !known.has(id));
  return [...hopeless, ...(await writeHalving(api, target, rest))];
}

/** One half after the other, not both at once: merged records in them would lock each other out. */
async function halve(
  api: Api,
  target: Target,
  patches: readonly PropertyPatch[],
): Promise<WriteOutcome[]> {
  const middle = Math.ceil(patches.length / 2);
  const first = await writeHalving(api, target, patches.slice(0, middle));
  const outcomes = [...first, ...(await writeHalving(api, target, patches.slice(middle)))];
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
