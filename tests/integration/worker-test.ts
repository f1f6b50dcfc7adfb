import { test } from 'vitest';

import {
  type WorkerPortal,
  workerPortal,
  type WorkerPortalOptions,
} from '../processes/worker-portal.ts';

export type Fixtures = {
  /** A generated portal of 20 companies with its worker; it goes away with the test. */
  aPortal: (options?: WorkerPortalOptions) => Promise<WorkerPortal>;
};

export const it = test.extend<Fixtures>({
  aPortal: async ({}, use) => {
    const open: WorkerPortal[] = [];
    await use(async (options = {}) => {
      const worker = await workerPortal({ companies: 20, ...options });
      open.push(worker);
      return worker;
    });
    await Promise.all(open.map((worker) => worker.close()));
  },
});
