import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type BrokenCard = {
  rule: string;
  /** Breaks a staged copy of the cards folder in exactly one way. */
  breakIt: (cardsDir: string) => Promise<void>;
  says: RegExp;
};

const ENTRY = 'AccountHealth.tsx';

/** Mistakes that build at home and fail after the upload. */
export const brokenCards: readonly BrokenCard[] = [
  {
    rule: 'the contract gives the card types, not values: zod does not resolve after the upload',
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
    rule: 'a package that the card uses is declared by the card',
    breakIt: append(`import express from 'express';\nconsole.log(express);\n`),
    says: /express/,
  },
  {
    rule: "the card's tsconfig.json stands alone",
    breakIt: async (cardsDir) => {
      const file = path.join(cardsDir, 'tsconfig.json');
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
  return (cardsDir: string) => appendFile(path.join(cardsDir, ENTRY), code);
}
