import { z } from 'zod';

import { configurationSchema } from './configuration.ts';

/** The configuration file as JSON Schema, for editors: what may be written, with every default. */
export function configurationJsonSchema(): object {
  const { readOnly: _, ...schema } = z.toJSONSchema(configurationSchema, { io: 'input' });
  return { title: 'attain.config.json', ...schema };
}
