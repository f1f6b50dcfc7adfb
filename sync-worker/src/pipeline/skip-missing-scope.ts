import type { ObjectType } from '../ports/crm.ts';
import { CrmRejectedError, CrmUnauthorizedError, MissingScopeError } from '../ports/errors.ts';
import type { SyncContext } from './sync-context.ts';

/** The scope that opens a type, for answers that name none. Engagements ride on contacts. */
const READ_SCOPES: Record<ObjectType, string> = {
  companies: 'crm.objects.companies.read',
  contacts: 'crm.objects.contacts.read',
  deals: 'crm.objects.deals.read',
  tickets: 'tickets',
  feedback_submissions: 'crm.objects.feedback_submissions.read',
  meetings: 'crm.objects.contacts.read',
  calls: 'crm.objects.contacts.read',
  emails: 'crm.objects.contacts.read',
  goal_records: 'crm.objects.custom.read',
};

/**
 * A permission that the token lacks switches one type off; the others go on. So does a custom object that the portal does
 * not have.
 */
export async function skippingMissingScope(
  { report, log, mapping }: SyncContext,
  type: ObjectType,
  pull: () => Promise<void>,
): Promise<void> {
  try {
    await pull();
  } catch (error) {
    if (type === 'goal_records' && isUnknownObject(error)) {
      const message = `The goals of the custom object ${mapping.goals.customObject?.objectType} were not read: ${error.message}. Correct mapping.goals.customObject in the configuration.`;
      log.warn({ objectType: type }, message);
      report.skipped({ objectType: type, reason: 'unknown_object', message });
      return;
    }
    if (!(error instanceof MissingScopeError)) throw error;
    const scopes = error.scopes.length > 0 ? error.scopes : [READ_SCOPES[type]];
    log.warn({ objectType: type, scopes }, 'skipped: the token lacks a scope');
    report.skipped({ objectType: type, reason: 'missing_scope', scopes });
  }
}

function isUnknownObject(error: unknown): error is CrmRejectedError {
  return (
    error instanceof CrmRejectedError &&
    !(error instanceof MissingScopeError) &&
    !(error instanceof CrmUnauthorizedError)
  );
}
