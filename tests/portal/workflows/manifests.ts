import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

const FOLDER = path.resolve(import.meta.dirname, '../../../hubspot-app/src/app/workflow-actions');

const manifestSchema = z.object({
  uid: z.string(),
  config: z.object({
    actionUrl: z.url(),
    supportedClients: z.array(z.object({ client: z.string() }).loose()),
    objectTypes: z.array(z.string()),
    inputFields: z.array(
      z.object({
        typeDefinition: z.object({
          name: z.string(),
          options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
        }),
        isRequired: z.boolean(),
      }),
    ),
    outputFields: z.array(z.object({ typeDefinition: z.object({ name: z.string() }) })),
    labels: z.object({
      en: z.object({
        actionName: z.string(),
        actionCardContent: z.string(),
        inputFieldLabels: z.record(z.string(), z.string()),
        inputFieldDescriptions: z.record(z.string(), z.string()),
        outputFieldLabels: z.record(z.string(), z.string()),
      }),
    }),
  }),
});
export type ActionManifest = z.output<typeof manifestSchema>;

const ENDING = '-hsmeta.json';

/** The actions as they are uploaded to HubSpot, by the names of their files. */
export function actionManifests(): ReadonlyMap<string, ActionManifest> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(ENDING));
  return new Map(
    files.map((file) => {
      const text = readFileSync(path.join(FOLDER, file), 'utf8');
      return [file.slice(0, -ENDING.length), manifestSchema.parse(JSON.parse(text))] as const;
    }),
  );
}
