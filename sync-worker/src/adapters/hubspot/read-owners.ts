import { z } from 'zod';

import type { OwnerName } from '../../ports/crm.ts';
import type { Api } from './api.ts';
import { API_PATHS } from './api-paths.ts';

const PAGE = '500';
/** Nobody picks from a longer list, and a broken paging of HubSpot's ends. */
const MOST_PAGES = 20;

const pageSchema = z.object({
  results: z.array(
    z.object({
      id: z.coerce.string(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
    }),
  ),
  paging: z.object({ next: z.object({ after: z.coerce.string() }).nullish() }).nullish(),
});

/** See `CrmActivities.ownerNames`. Those who were deactivated still own accounts, and are listed apart by HubSpot. */
export async function readOwnerNames(api: Api): Promise<readonly OwnerName[]> {
  return [...(await listed(api, 'false')), ...(await listed(api, 'true'))];
}

async function listed(api: Api, archived: 'true' | 'false'): Promise<readonly OwnerName[]> {
  const names: OwnerName[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { results, paging } = await api.call(pageSchema, {
      method: 'GET',
      path: API_PATHS.owners,
      query: { limit: PAGE, archived, ...(after === undefined ? {} : { after }) },
    });
    for (const { id, firstName, lastName } of results) {
      const name = [firstName, lastName].filter(Boolean).join(' ');
      if (name !== '') names.push({ id, name });
    }
    after = paging?.next?.after;
    if (after === undefined) break;
  }
  return names;
}
