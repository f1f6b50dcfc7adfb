/** Text that is HTML already. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Content = Html | string | number | readonly Content[];

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * HTML with values in it: what is not HTML already is text, in elements and between quotation marks alike. Not called `html`,
 * by which name the formatter would take out quotation marks around values.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  const source = parts.map((part, n) => {
    const value = values[n];
    return value === undefined ? part : `${part}${sourceOf(value)}`;
  });
  return new Html(source.join(''));
}

export const NOTHING = new Html('');

function sourceOf(content: Content): string {
  if (content instanceof Html) return content.source;
  if (typeof content === 'string')
    return content.replace(/[&<>"']/g, (letter) => ENTITY[letter] ?? '');
  return typeof content === 'number' ? String(content) : content.map(sourceOf).join('');
}
