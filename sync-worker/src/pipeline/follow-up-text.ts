import { addDays } from '@attain/shared/domain/basics/time';

import type { FollowUpItem } from '../ports/follow-ups.ts';
import { escaped, paragraphs } from './escaped.ts';
import type { SyncContext } from './sync-context.ts';

const MINUTE_MS = 60_000;
const REFERENCE = /Attain reference (([0-9a-f]{10})-[0-9a-z]+)/;

type Context = Pick<SyncContext, 'portalId' | 'uiDomain' | 'calendar' | 'now'>;

/** A task as HubSpot keeps it, due at the end of its day in the portal's zone. `ownerId` `null` = nobody's yet. */
export function taskProperties(
  { portalId, uiDomain, calendar }: Context,
  item: FollowUpItem,
  ownerId: string | null,
): Record<string, string> {
  const dueAt = calendar.startOf(addDays(item.dueOn, 1)) - MINUTE_MS;
  const link = `https://${uiDomain}/contacts/${portalId}/record/0-2/${item.companyId}`;
  return {
    hs_timestamp: new Date(dueAt).toISOString(),
    hs_task_subject: item.title,
    hs_task_body: paragraphs(
      linked(escaped(item.reason)),
      `<a href="${link}">Open the company</a>`,
      signature(item),
    ),
    hs_task_status: 'NOT_STARTED',
    hs_task_priority: item.priority.toUpperCase(),
    hs_task_type: 'TODO',
    ...(ownerId !== null && { hubspot_owner_id: ownerId }),
  };
}

/** The note that says why a task was closed. */
export function noteProperties({ now }: Context, item: FollowUpItem): Record<string, string> {
  return {
    hs_timestamp: new Date(now()).toISOString(),
    hs_note_body: paragraphs(
      escaped(`Attain closed the task "${item.title}". ${item.why ?? ''}`.trim()),
      signature(item),
    ),
  };
}

/** The reference in the text of a task or note, whatever an editor made of the text around it. */
export function referenceIn(body: string): { reference: string; cause: string } | undefined {
  const [, reference, cause] = REFERENCE.exec(body) ?? [];
  return reference === undefined || cause === undefined ? undefined : { reference, cause };
}

const signature = ({ reference }: FollowUpItem) => `Attain reference ${reference}`;

/** Addresses in a text can be clicked. */
function linked(html: string): string {
  return html.replaceAll(/https:\/\/[^\s<]+[^\s<.,;:)]/g, '<a href="$&">$&</a>');
}
