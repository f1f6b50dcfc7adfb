export type FigureUnit = 'money' | 'percent' | 'score' | 'multiple' | 'count' | 'metric';

/** One figure: the number as the record and the API have it, and the words that every form of the report prints. */
export type Figure = {
  kind: 'figure';
  /** What it is, the same in every report: `value.confirmed`, `goal:<id>.progress`, `line:<id>.counted`. */
  key: string;
  unit: FigureUnit;
  /** Rounded as on the record: percentages 0-100, money in major units; `null` = not known. */
  value: number | null;
  text: string;
  /** Its entry in the appendix. */
  ref: number;
  /** Its number stands right beside it already, as in a row of baseline, target and progress: forms print none here. */
  unmarked?: true;
};

export type Span = string | Figure | { kind: 'strong'; text: string };

/** One run of text. Figures in it are printed with the number of their reference. */
export type Text = readonly Span[];

/** How a cell or an item stands; drawn as a symbol with a word, never as a colour alone. */
export type Standing = 'good' | 'warning' | 'bad' | 'unknown';
