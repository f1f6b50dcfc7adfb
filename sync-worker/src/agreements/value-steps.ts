import type { Day, Instant } from '@attain/shared/domain/basics/time';
import type { ValueLine } from '@attain/shared/domain/value/value-line';

import { RecordNotFoundError, RefusedError } from '../ports/errors.ts';
import type { Author, Change, StoredRecord } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';

export type LineOrder = { companyId: string; lineId: string; by: Author; expected?: number };

type Step<Extra = object> = (
  store: PortalStore,
  order: LineOrder & Extra,
) => Promise<StoredRecord<'value'>>;

/** The customer's word as somebody else records it: since when it stands, and where it can be seen. */
export type Word = { at: Instant; on: Day; evidence: string };

/**
 * The customer confirms what a line is worth: it moves into the confirmed ledger at the confirmed amount (C20). A further
 * confirmation corrects the one before; a dispute ends with it. Without a `word` the customer confirms in person, now.
 *
 * @throws {RefusedError} for an amount that is no whole number of minor units, or below 0
 */
export const confirmLine: Step<{ name: string; amount: number; word?: Word }> = (store, order) => {
  const { name, amount, word, by } = order;
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new RefusedError('invalid_amount', 'The confirmed amount must be 0 or more.');
  }
  const seen = word === undefined ? '' : ` on ${word.on}: ${word.evidence}`;
  const note = `${name} confirmed it${seen}`;
  return change(store, order, { action: 'confirmed', note }, (line) => ({
    ...line,
    confirmed: { by: name, at: word?.at ?? by.at, amount },
    disputed: false,
  }));
};

/** The customer disputes a line: it counts in neither ledger until that is settled. */
export const disputeLine: Step<{ name: string; reason: string }> = (store, order) => {
  const note = `${order.name}: ${order.reason}`;
  return change(store, order, { action: 'disputed', note }, (line) => ({
    ...line,
    confirmed: null,
    disputed: true,
  }));
};

/** A person settles a double count: an excluded line is shown and counts nowhere (C05). */
export const excludeLine: Step<{ excluded: boolean; reason: string }> = (store, order) => {
  const { excluded, reason } = order;
  const action = excluded ? 'excluded' : 'included';
  return change(store, order, { action, note: reason }, (line) => ({ ...line, excluded }));
};

function change(
  store: PortalStore,
  { companyId, lineId, by, expected }: LineOrder,
  action: Change,
  edit: (line: ValueLine) => ValueLine,
): Promise<StoredRecord<'value'>> {
  return store.transaction(async ({ records }) => {
    const stored = await records.record(companyId, 'value', lineId);
    if (stored === undefined) {
      throw new RecordNotFoundError(`Company ${companyId} has no value line ${lineId}.`);
    }
    if (stored.ended) throw new RefusedError('ended', 'This value line was ended.');
    return records.save(companyId, 'value', edit(stored.body), {
      by,
      change: action,
      expected: expected ?? stored.version,
    });
  });
}
