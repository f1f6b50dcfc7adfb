import type { ObjectType } from '../ports/crm.ts';
import { MissingScopeError } from '../ports/errors.ts';
import type { SyncContext } from './sync-context.ts';

/** A permission that the token lacks switches one type off; the others go on. */
export async function skippingMissingScope(
  { report, log }: SyncContext,
  type: ObjectType,
  pull: () => Promise<void>,
): Promise<void> {
  try {
    await pull();
  } catch (error) {
    if (!(error instanceof MissingScopeError)) throw error;
    log.warn({ objectType: type, scopes: error.scopes }, 'skipped: the token lacks a scope');
    report.skipped({ objectType: type, reason: 'missing_scope', scopes: error.scopes });
  }
}
