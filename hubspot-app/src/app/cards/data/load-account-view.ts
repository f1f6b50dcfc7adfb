import type { AccountView } from '@attain/shared/contract/account-view';
import { Refused, type Worker } from '@attain/ui/data/worker';
import { logger } from '@hubspot/ui-extensions';

import { completed, type ReceivedView } from './completed.ts';

/** `undefined` where the worker knows no figures: a company that is no customer, or is new, is not a failure. */
export async function loadAccountView(
  worker: Worker,
  companyId: string,
): Promise<AccountView | undefined> {
  try {
    return completed(await worker.get<ReceivedView>(`/api/companies/${companyId}/summary`));
  } catch (error) {
    if (error instanceof Refused && error.error.code === 'not_found') return undefined;
    logger.error(`could not load the figures of company ${companyId}: ${String(error)}`);
    throw error;
  }
}
