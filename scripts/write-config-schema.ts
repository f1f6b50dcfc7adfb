import { writeFileSync } from 'node:fs';

import { configurationJsonSchema } from '@attain/sync-worker/config/configuration-json-schema';

const FILE = new URL('../docs/attain.config.schema.json', import.meta.url);

writeFileSync(FILE, `${JSON.stringify(configurationJsonSchema(), null, 2)}\n`);
