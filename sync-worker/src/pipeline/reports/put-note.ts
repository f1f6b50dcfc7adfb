import type { ReportKind } from '@attain/shared/reports/report';

import type { Refusal } from '../../ports/crm.ts';
import { MissingScopeError } from '../../ports/errors.ts';
import type { ReportPlace } from '../../ports/reports.ts';
import type { SyncContext } from '../sync-context.ts';
import { kindOfNote } from './note-text.ts';
import { untilSettled } from './until-settled.ts';

/** A call whose end is not known is made this often in a cycle; then HubSpot has other trouble. */
const ROUNDS = 3;
/** A killed worker's call has arrived, if it ever does, by then. */
const ARRIVES_WITHIN_MS = 5_000;

export type Noted =
  | { kind: 'noted'; place: ReportPlace }
  | { kind: 'refused'; refusals: readonly Refusal[] }
  /** A later cycle finds out. */
  | { kind: 'unknown' };

type Note = {
  companyId: string;
  kind: ReportKind;
  properties: Readonly<Record<string, string>>;
};

/**
 * Writes the one note of a kind of report. A note that is known is changed in place; one that a person deleted is made anew. HubSpot
 * knows no idempotency key for notes, so that one is looked for on the company's timeline before it is made, and a creation is
 * remembered before it is sent: an answer that is lost, or a worker that is killed, leaves one note.
 */
export async function putNote(
  context: SyncContext,
  note: Note,
  place: ReportPlace,
): Promise<Noted> {
  let now = place;
  if (now.noteId !== null) {
    const changed = await change(context, note, now, now.noteId);
    if (changed !== 'gone') return changed;
    now = { ...now, noteId: null, dealIds: [] };
  }
  for (let round = 0; ; round += 1) {
    const found = await lookFor(context, note, now);
    if (found === 'unsettled') return { kind: 'unknown' };
    if (found !== undefined) {
      const changed = await change(context, note, now, found);
      if (changed !== 'gone') return changed;
    }
    if (round === ROUNDS) return { kind: 'unknown' };
    context.signal.throwIfAborted();
    const made = await create(context, note, now);
    if (made.kind !== 'unknown') return made;
    now = made.place;
  }
}

async function change(
  { crm, store }: SyncContext,
  { companyId, kind, properties }: Note,
  place: ReportPlace,
  noteId: string,
): Promise<Exclude<Noted, { kind: 'unknown' }> | 'gone'> {
  const [outcome] = await crm.updateNotes([{ id: noteId, properties }]);
  if (outcome?.kind === 'refused') {
    const isGone = outcome.refusals.some(({ code }) => code === 'OBJECT_NOT_FOUND');
    return isGone ? 'gone' : { kind: 'refused', refusals: outcome.refusals };
  }
  const now = { ...place, noteId: outcome?.survivor ?? noteId, settlesAt: null };
  await store.reports.savePlace(companyId, kind, now);
  return { kind: 'noted', place: now };
}

/** `unsettled`: it may still arrive, and that takes longer than a cycle should wait. */
async function lookFor(
  context: SyncContext,
  note: Note,
  { settlesAt }: ReportPlace,
): Promise<string | undefined> {
  const found = await look(context, note);
  if (found !== undefined || settlesAt === null) return found;
  const waitMs = settlesAt - context.now();
  if (waitMs <= 0) return undefined;
  return (await untilSettled(context, waitMs)) ? look(context, note) : 'unsettled';
}

/** Reads the timeline and does not search: the index of HubSpot's search lags. */
async function look({ crm }: SyncContext, { companyId, kind }: Note): Promise<string | undefined> {
  const ids: string[] = [];
  for await (const links of crm.activitiesOf('notes', [companyId]))
    ids.push(...links.map(({ to }) => to));
  for await (const records of crm.readActivities('notes', ids, ['hs_note_body'])) {
    const own = records.find(
      ({ properties }) => kindOfNote(properties['hs_note_body'] ?? '') === kind,
    );
    if (own) return own.id;
  }
  return undefined;
}

async function create(
  context: SyncContext,
  { companyId, kind, properties }: Note,
  place: ReportPlace,
): Promise<Exclude<Noted, { kind: 'unknown' }> | { kind: 'unknown'; place: ReportPlace }> {
  const { crm, store, now } = context;
  const save = async (change: Partial<ReportPlace>): Promise<ReportPlace> => {
    const changed = { ...place, ...change };
    await store.reports.savePlace(companyId, kind, changed);
    return changed;
  };
  await save({ noteId: null, settlesAt: now() + ARRIVES_WITHIN_MS });
  try {
    const [outcome] = await crm.createActivities('notes', [{ trace: kind, companyId, properties }]);
    if (outcome?.kind === 'created')
      return { kind: 'noted', place: await save({ noteId: outcome.id, settlesAt: null }) };
    if (outcome?.kind === 'refused') {
      await save({ noteId: null, settlesAt: null });
      return { kind: 'refused', refusals: outcome.refusals };
    }
    const settlesAt = now() + (outcome?.settlesInMs ?? ARRIVES_WITHIN_MS);
    return { kind: 'unknown', place: await save({ noteId: null, settlesAt }) };
  } catch (error) {
    // The token may not: nothing was made, and nothing need be looked for.
    if (error instanceof MissingScopeError) await save({ noteId: null, settlesAt: null });
    throw error;
  }
}
