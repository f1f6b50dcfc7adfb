/** One rule of the product as `docs/formulas.md` tells it, with an example that the rule itself computes. */
export type Formula = {
  title: string;
  /** Files below `shared/src/domain` that hold the rule. */
  files: readonly string[];
  /** Rows of the requirements and rulings that ask for it: `M27`, `C15`. */
  source: readonly string[];
  /** The rule as a person writes it down. */
  formula: string;
  /** Unit and range of the result. */
  units: string;
  /** What happens where an input is missing or impossible. */
  missing?: string;
  example: Calculation | Cases;
};

/** A figure: the arithmetic on paper must give what the code gives. */
export type Calculation = {
  given: string;
  /** Arithmetic that anybody can type into a calculator: `(3.8 - 12) / (2 - 12)`. */
  byHand: string;
  /** The same by the rule. */
  byRule: () => number;
  /** The result as people read it, where that differs from the number: `82 %`. */
  reads?: string;
  /** What the source document printed instead, and why it is wrong. */
  printed?: string;
};

/** A choice: what the rule answers in each case. */
export type Cases = {
  cases: readonly {
    when: string;
    is: string;
    byRule: () => string | number | boolean | null;
  }[];
};

export type Chapter = { title: string; about: string; formulas: readonly Formula[] };
