import path from 'node:path';

import { remoteBuild } from '@hubspot/ui-extensions-dev-server/build';

const [entryPoint, outputDir] = process.argv.slice(2);
if (entryPoint === undefined || outputDir === undefined) {
  throw new Error('usage: node bundle-process.ts <entry> <output folder>');
}
await remoteBuild({
  root: path.dirname(entryPoint),
  entryPoint,
  outputDir,
  logLevel: 'warn',
  appConfig: { variables: {} },
});
