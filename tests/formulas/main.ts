import { writeFile } from 'node:fs/promises';

import { FORMULAS_FILE, formulasDocument } from './document.ts';

await writeFile(FORMULAS_FILE, formulasDocument());
