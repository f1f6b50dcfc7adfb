import { z } from 'zod';

/** Which reports come by themselves, and where their files are. */
export const reportRecordSchema = z.strictObject({
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
});

export type ReportRecordConfiguration = z.infer<typeof reportRecordSchema>;
