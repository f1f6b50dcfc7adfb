import type { AccountRows, PortalStore } from '@attain/sync-worker/ports/store';

import { NOW, someScored, someWindows } from './builders.ts';

/** The companies that wait to be scored, now that none is due by date. */
export async function dueIds(portal: PortalStore, now = NOW): Promise<readonly string[]> {
  return portal.scoring.due(now, null, 1_000);
}

/** Loads what is due (or the companies named) and saves it as scored, so that nothing waits any more. */
export async function scoreAll(
  portal: PortalStore,
  companyIds?: readonly string[],
): Promise<readonly AccountRows[]> {
  const ids = companyIds ?? (await dueIds(portal));
  const rows = await portal.scoring.load(ids, someWindows());
  await portal.scoring.save(
    rows.map(({ company, dirtyMark }) => someScored(company.id, {}, { dirtyMark, patches: [] })),
  );
  return rows;
}
