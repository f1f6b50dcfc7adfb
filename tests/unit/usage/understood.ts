import type { UsageOutcome } from '@attain/sync-worker/ports/usage';
import type { RawEvent, RawMember } from '@attain/sync-worker/usage/admission';
import type { WireReader } from '@attain/sync-worker/usage/wire/reading';

/** What a reader finds in a body that was received at an instant. */
export function read(
  reader: WireReader,
  body: unknown,
  receivedAt: number,
  sentAt: unknown = null,
) {
  const events: RawEvent[] = [];
  const members: RawMember[] = [];
  const outcomes: UsageOutcome[] = [];
  const isRead = reader.read(
    body,
    { source: 'app', receivedAt, sentAt },
    {
      event: (raw) => void events.push(raw),
      member: (raw) => void members.push(raw),
      outcome: (outcome) => void outcomes.push(outcome),
    },
  );
  return { events, members, outcomes, isRead };
}
