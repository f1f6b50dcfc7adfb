import { openStore } from '@attain/sync-worker/adapters/store/open-store';

import { someCompany, someScored } from '../builders.ts';

/**
 * Writes transaction after transaction until it is stopped, and says each number after its commit: what is said must
 * survive anything. Each writes a company, its snapshot with a patch, and the cursor.
 */
const [url = '', portalId = '', from = '0', count = 'Infinity'] = process.argv.slice(2);
const store = await openStore(url);
await store.migrate();
const portal = store.forPortal(Number(portalId));

for (let n = Number(from); n < Number(from) + Number(count); n += 1) {
  const id = String(1_000_000 + n);
  await portal.transaction(async (inner) => {
    await inner.mirror.save('companies', [someCompany(id)], 1);
    await inner.scoring.save([someScored(id, { attain_health_score: String(n) })]);
    await inner.cursors.set(`writer:${from}`, String(n));
  });
  process.stdout.write(`${n}\n`);
}
await store.close();
