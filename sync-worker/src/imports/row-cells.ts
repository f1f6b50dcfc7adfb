import type { Cell, Cells } from './row.ts';

/** The columns of a table: their names, their places, and the order of their names. */
export type Columns = {
  names: readonly string[];
  places: ReadonlyMap<string, number>;
  /** Places in the order of the names, the same for the same columns in whatever order a file has them. */
  byName: readonly number[];
};

export function columnsOf(names: readonly string[]): Columns {
  return {
    names,
    places: new Map(names.map((name, place) => [name, place])),
    byName: names
      .map((name, place) => ({ name, place }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ place }) => place),
  };
}

/** The cells of a row over its values, without a map a row: of a large file most rows are looked at once. */
export class RowCells implements Cells {
  readonly #columns: Columns;
  readonly #values: readonly (Cell | null)[];

  /** @param values in the order of the columns; empty text and `null` are no cells. */
  constructor(columns: Columns, values: readonly (Cell | null)[]) {
    this.#columns = columns;
    this.#values = values;
  }

  get(column: string): Cell | undefined {
    const place = this.#columns.places.get(column);
    return place === undefined ? undefined : this.#at(place);
  }

  /** Filled cells by the names of their columns. */
  *[Symbol.iterator](): Generator<[string, Cell]> {
    for (const place of this.#columns.byName) {
      const cell = this.#at(place);
      if (cell !== undefined) yield [this.#columns.names[place] ?? '', cell];
    }
  }

  /** As text that is the same for the same cells, and for no others; but for the columns left out. */
  content(leftOut: ReadonlySet<string>): string {
    let content = '';
    for (const place of this.#columns.byName) {
      const cell = this.#at(place);
      const name = this.#columns.names[place] ?? '';
      if (cell !== undefined && !leftOut.has(name)) content += `${name}\0${cell}\0`;
    }
    return content;
  }

  #at(place: number): Cell | undefined {
    const cell = this.#values[place];
    return cell === '' || cell === null ? undefined : cell;
  }
}
