import type { Text } from '@attain/shared/reports/figure';
import type { Content } from 'pdfmake/interfaces.js';

import { textInlines } from '../inlines.ts';

export function paragraphContent({ text }: { text: Text }): Content {
  return textInlines(text, { margin: [0, 0, 0, 6] });
}
