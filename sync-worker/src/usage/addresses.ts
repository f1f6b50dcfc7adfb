/** Also as it stands in the address of a page, encoded once or more often. */
const SIGN = /@|%(?:25)*40/i;
const SIGNS = /(@|%(?:25)*40)/i;
const ALL_SIGNS = /@|%(?:25)*40/gi;

/** Some addresses hold one of the excluded characters, but far more often a path, a query or a list goes on there. */
const RUN = /[^\s<>(){},;:/?&=|]+/g;
const DOMAIN = /^\[?[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)+/u;

/** Whether a text can hold an address at all: most hold none, and need no closer look. */
export function mayHoldAddress(text: string): boolean {
  return SIGN.test(text);
}

/** A text with encoded @ written out. */
export function withPlainSigns(text: string): string {
  return text.replace(ALL_SIGNS, '@');
}

/** A text with each e-mail address in it replaced, by what stands for its domain. Takes time by the length of the text. */
export function replaceAddresses(text: string, standIn: (domain: string) => string): string {
  return text.replace(RUN, (run) => (SIGN.test(run) ? replaceInRun(run, standIn) : run));
}

/** Whatever stands between the domain of one address and the next @ is taken for the name of a person. */
function replaceInRun(run: string, standIn: (domain: string) => string): string {
  const [first = '', ...rest] = run.split(SIGNS);
  const kept: string[] = [];
  let before = '';
  let open = first;
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const [sign = '', part = ''] = rest.slice(at, at + 2);
    const domain = DOMAIN.exec(part)?.[0];
    if (domain === undefined || before + open === '') {
      kept.push(before, open, sign);
      before = '';
      open = part;
      continue;
    }
    // "a@b.example@c.example" is one address, not two.
    if (open !== '') kept.push(before);
    before = standIn(domain);
    open = part.slice(domain.length);
  }
  return [...kept, before, open].join('');
}
