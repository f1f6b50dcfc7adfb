import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type WorkerPortal, workerPortal } from '../processes/worker-portal.ts';
import { lightCompanies } from './light-companies.ts';

/** More than the 10,000 results that HubSpot gives to one search. */
const COMPANIES = 10_500;
const LIST_PAGE = 100;
const LINK_BATCH = 1_000;
const WRITE_BATCH = 100;
const LINKED_TYPES = 6;
const OTHER_TYPES = 7;

const UPDATES = { method: 'POST', path: /companies\/batch\/update$/ };

describe('a portal of 10,500 customers', () => {
  let worker: WorkerPortal;

  beforeAll(async () => {
    worker = await workerPortal({
      data: lightCompanies(COMPANIES),
      limits: { perTenSeconds: 10_000 },
    });
  });
  afterAll(() => worker.close());

  it('is read and written with hardly more calls than its pages and batches', async () => {
    const { status, summary } = await worker.sync();
    expect(status).toBe(0);
    expect(summary).toMatchObject({ scored: COMPANIES, written: COMPANIES });

    const pages = COMPANIES / LIST_PAGE + OTHER_TYPES;
    const links = Math.ceil(COMPANIES / LINK_BATCH) * LINKED_TYPES;
    const writes = COMPANIES / WRITE_BATCH;
    expect(summary.apiCalls.total).toBe(worker.portal.requests.total());
    expect(summary.apiCalls.total).toBeLessThanOrEqual((pages + links + writes) * 1.05);
    expect(worker.portal.requests.count(UPDATES)).toBe(writes);
  });

  it('loses none of 10,500 modifications, and writes 1,000 changes with 10 calls', async () => {
    const { crm, requests } = worker.portal;
    const changed = [...crm.ids('companies')]
      .filter((_, index) => index % 10 === 3)
      .slice(0, 1_000);
    for (const id of changed)
      crm.update('companies', id, { attain_contract_renewal: '2032-01-01' });

    worker.forget();
    const { status, summary } = await worker.sync();
    expect(status).toBe(0);
    expect(summary.pulled.companies).toBeGreaterThanOrEqual(COMPANIES);
    expect(summary).toMatchObject({ mode: 'incremental', scored: 1_000, written: 1_000 });
    expect(requests.count(UPDATES)).toBe(10);
    expect(
      worker
        .writes()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...changed].sort());
  });
});
