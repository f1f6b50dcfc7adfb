import { z } from 'zod';

<<<<<<<< HEAD:sync-worker/src/config/report-record.ts
/** Which reports come by themselves, and where their files are. */
export const reportRecordSchema = z.strictObject({
========
import { senderSchema, templatesSchema } from './report-words.ts';

/** Which reports come by themselves, where their files are, and the words in and around them. */
export const reportsSchema = z.strictObject({
>>>>>>>> sharing:sync-worker/src/config/reports-schema.ts
  onTime: z
    .boolean()
    .default(true)
    .describe(
      'Whether quarterly reviews, the value review and the early warning of a renewal make their report and a task.',
    ),
  folder: z
    .string()
    .regex(/^\/[^/]+(\/[^/]+)*$/, 'is a path such as /Attain/Reports')
    .default('/Attain reports')
    .describe("Folder of the portal's file manager that reports are uploaded to, privately."),
  linkDays: z
    .number()
    .int()
    .min(1)
    .max(365)
    .default(100)
    .describe(
      'Days that the link in a note opens its report, where HubSpot takes no files from the app.',
    ),
<<<<<<<< HEAD:sync-worker/src/config/report-record.ts
========
  templates: templatesSchema,
  sender: senderSchema.prefault({}).describe('What drafts of e-mails to customers say of you.'),
>>>>>>>> sharing:sync-worker/src/config/reports-schema.ts
});

export type ReportConfiguration = z.infer<typeof reportsSchema>;
