import type { Day } from '@attain/shared/domain/basics/time';
import { words } from '@attain/shared/reports/figure-words';

/** What a reader can do beside reading. Addresses are of our own making and need no escapes. */
export type ReaderActions = {
  pdf: string;
  /** `null`: there is nothing to sign and confirm, or it is over. */
  sign: string | null;
  /** The day on which the link expires. */
  until: Day;
};

/** On paper there is nothing to press. */
const STYLE = `.shared-bar{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;padding:.6rem 1rem;font:.9rem/1.5 system-ui,sans-serif;background:#0b4f7d;color:#fff}.shared-bar a{color:#fff;font-weight:600}.shared-bar span{margin-right:auto}@media print{.shared-bar{display:none}}`;

/** The report's own document, with a bar above it. */
export function withActions(html: string, { pdf, sign, until }: ReaderActions): string {
  const links = [
    ...(sign === null ? [] : [`<a href="${sign}">Sign and confirm</a>`]),
    `<a href="${pdf}">Download as PDF</a>`,
  ];
  const bar = `<nav class="shared-bar" aria-label="This report"><span>Shared with you until ${words.date(until)}.</span>${links.join('')}</nav>`;
  const body = /<body[^>]*>/.exec(html);
  if (body === null) throw new RangeError('A report in HTML has a body.');
  const at = body.index + body[0].length;
  return `${html.slice(0, body.index)}${body[0]}<style>${STYLE}</style>${bar}${html.slice(at)}`;
}
