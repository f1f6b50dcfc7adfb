import type { DealRenewal } from '@attain/shared/contract/deal-routes';
import type { Worker } from '@attain/ui/data/worker';
import { logger } from '@hubspot/ui-extensions';

/** What a deal's company can show for the renewal, or why there is nothing to show. */
export async function loadDealRenewal(worker: Worker, dealId: string): Promise<DealRenewal> {
  try {
    return await worker.get<DealRenewal>(`/api/deals/${dealId}/renewal`);
  } catch (error) {
    logger.error(`could not load the renewal of deal ${dealId}: ${String(error)}`);
    throw error;
  }
}
