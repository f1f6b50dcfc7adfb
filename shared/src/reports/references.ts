import type { Figure } from './figure.ts';
import type { Reference } from './report.ts';

export type Provenance = Omit<Reference, 'ref' | 'key' | 'text'>;

/** Numbers figures in the order in which they are first printed. */
export class References {
  readonly #entries = new Map<string, Reference>();

  /**
   * The figure with the number of its reference.
   *
   * @throws {Error} where one key is printed as two different figures: a report must not contradict itself (C06).
   */
  cite(figure: Omit<Figure, 'kind' | 'ref'>, provenance: Provenance): Figure {
    const { key, text } = figure;
    const known = this.#entries.get(key);
    if (known !== undefined && known.text !== text)
      throw new Error(`${key} is printed as ${known.text} and as ${text}`);
    const entry = known ?? { ref: this.#entries.size + 1, key, text, ...provenance };
    this.#entries.set(key, entry);
    return { kind: 'figure', ...figure, ref: entry.ref };
  }

  /** A figure that another one was computed from: it stands in that one's entry, as an input. */
  input(figure: Omit<Figure, 'kind' | 'ref'>, { ref }: Figure): Figure {
    return { kind: 'figure', ...figure, ref };
  }

  list(): readonly Reference[] {
    return [...this.#entries.values()];
  }
}
