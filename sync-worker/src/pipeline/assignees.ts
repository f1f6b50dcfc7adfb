import { MissingScopeError } from '../ports/errors.ts';
import type { FollowUpItem } from '../ports/follow-ups.ts';
import type { SyncContext } from './sync-context.ts';

/** The owner in HubSpot who gets a task; `null` = nobody. */
export type Assign = (item: FollowUpItem) => Promise<string | null>;

/**
 * Who the roles are. The configured manager and legal are looked up once, when they are needed; where there is none, or
 * HubSpot does not know the configured one, the company's owner gets the task.
 */
export function assignees(context: SyncContext): Assign {
  const people = new Map<FollowUpItem['role'], Promise<string | null>>();
  const personOf = (role: FollowUpItem['role']) => {
    const who = role === 'owner' ? null : context.tasks[role];
    if (role === 'owner' || who === null) return Promise.resolve(null);
    const known = people.get(role) ?? ownerId(context, role, who);
    people.set(role, known);
    return known;
  };
  const { owner } = context.mapping.company;
  return async ({ role, companyProperties }) =>
    (await personOf(role)) ?? companyProperties[owner] ?? null;
}

async function ownerId(
  { crm, report, log }: SyncContext,
  role: 'manager' | 'legal',
  who: string,
): Promise<string | null> {
  try {
    const id = await crm.owner(who);
    if (id !== undefined) return id;
    const message = `tasks.${role} of the configuration is nobody who owns records in HubSpot: the owner of the company gets the task. Correct it.`;
    log.warn({ role }, message);
    report.skipped({ objectType: 'tasks', reason: 'unknown_owner', message });
    return null;
  } catch (error) {
    if (!(error instanceof MissingScopeError)) throw error;
    if (!who.includes('@')) return who;
    const message = `tasks.${role} of the configuration is an e-mail address, which cannot be looked up without the scope crm.objects.owners.read: the owner of the company gets the task. Add the scope, or write the owner's id.`;
    log.warn({ role }, message);
    report.skipped({ objectType: 'tasks', reason: 'unknown_owner', message });
    return null;
  }
}
