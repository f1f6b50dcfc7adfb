import type { createApp } from '@attain/sync-worker/http/app';

import { someReport } from '../reports/some-report.ts';

type App = Parameters<typeof createApp>[0];

/** A report of any company, in the forms that customers get. */
export const SOME_REPORTS: Pick<App, 'reports'> = {
  reports: {
    make: async (_asked, { companyId, kind, asOf }) =>
      someReport({ companyId, kind, ...(asOf === undefined ? {} : { day: asOf }) }),
    forms: {
      html: (report) =>
        `<!doctype html><html lang="en"><head></head><body>${JSON.stringify(report)}</body></html>`,
      pdf: async (report) => Buffer.from(`%PDF-1.7 ${report.title}`),
    },
  },
};
