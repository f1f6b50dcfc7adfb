import { writeFileSync } from 'node:fs';

import { openApiDocument } from '@attain/sync-worker/http/openapi';

const FILE = new URL('../docs/openapi.json', import.meta.url);

writeFileSync(FILE, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
