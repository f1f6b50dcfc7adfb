import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type BrokenSurface = {
  rule: string;
  /** Breaks a staged copy of a surface in exactly one way, given its entry file. */
  breakIt: (entry: string) => Promise<void>;
  says: RegExp;
};

/** Mistakes that build at home and fail after the upload. */
export const brokenSurfaces: readonly BrokenSurface[] = [
  {
    rule: 'the contract gives a surface types, not values: zod does not resolve after the upload',
    breakIt: append(
      `import { accountViewSchema } from '@attain/shared/contract/account-view';\nconsole.log(accountViewSchema);\n`,
    ),
    says: /zod/,
  },
  {
    rule: 'nothing is imported from outside the uploaded folders',
    breakIt: append(
      `import { DAY_MS } from '../../../../shared/src/domain/basics/time.ts';\nconsole.log(DAY_MS);\n`,
    ),
    says: /shared\/src\/domain\/basics\/time/,
  },
  {
    rule: 'a package that a surface uses is declared by its folder',
    breakIt: append(`import express from 'express';\nconsole.log(express);\n`),
    says: /express/,
  },
  {
    rule: 'the tsconfig.json of a folder stands alone',
    breakIt: async (entry) => {
      const file = path.join(path.dirname(entry), 'tsconfig.json');
      const config = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
      await writeFile(
        file,
        JSON.stringify({ extends: '../../../../tsconfig.base.json', ...config }),
      );
    },
    says: /tsconfig|extends/i,
  },
];

function append(code: string) {
  return (entry: string) => appendFile(entry, code);
}
