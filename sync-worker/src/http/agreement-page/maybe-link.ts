/** Text that somebody recorded; `href` where it is an address that a reader may follow. */
export type MaybeLink = { text: string; href: string | null };

/** Only http and https are followed: anything else could run or open something. */
export function maybeLink(text: string): MaybeLink {
  const url = URL.parse(text.trim());
  const isWeb = url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
  return { text, href: isWeb ? url.href : null };
}
