/** Also as it stands in an address of a page, encoded once or more often. */
const SIGN = /@|%(?:25)*40/i;

/** What ends an address on its left though some would allow it: a path, a query or a bracket stands before far more of them. */
const LOCAL = String.raw`(?:"[^"]*"|[^\s@<>()[\]{}"',;:/?&=|]+(?:'[^\s@<>()[\]{}"',;:/?&=|]+)*)`;
const DOMAIN = String.raw`(\[?[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)+\]?)`;
const ADDRESS = new RegExp(`${LOCAL}(?:(?:${SIGN.source})${DOMAIN})+`, 'giu');

/** Whether a text can hold an address at all: most hold none, and need no closer look. */
export function mayHoldAddress(text: string): boolean {
  return SIGN.test(text);
}

/** A text with each e-mail address in it replaced, by what stands for its domain. Only for texts of bounded length. */
export function replaceAddresses(text: string, standIn: (domain: string) => string): string {
  return text.replace(ADDRESS, (_address, domain: string) => standIn(domain));
}

/** A text with encoded @ written out. */
export function withPlainSigns(text: string): string {
  return text.replace(/%(?:25)*40/gi, '@');
}
