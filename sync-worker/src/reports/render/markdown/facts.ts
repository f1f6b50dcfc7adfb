import type { Standing, Text } from '@attain/shared/reports/figure';

import { escaped } from './escaped.ts';
import { inline, strong } from './inline.ts';

type Fact = { label: string; text: Text; standing?: Standing };

/** Labelled lines, each on its own: two spaces at the end of a line break it. */
export function facts(lines: readonly Fact[]): string {
  return lines
    .map(({ label, text, standing }) => `${strong(escaped(label))}: ${inline(text, standing)}`)
    .join('  \n');
}
