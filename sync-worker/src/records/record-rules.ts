import type { Day } from '@attain/shared/domain/basics/time';

import type { Author, RecordBodies, RecordKind } from '../ports/records.ts';
import type { Fault, Moment } from './faults.ts';

/** Kinds of records that people enter whole; a goal goes through the steps of agreements. */
export type EnteredKind = Exclude<RecordKind, 'goal'>;

/** What holds for one kind of record, whichever way it comes: form, program or file. */
export type RecordRules<Kind extends EnteredKind, Input> = {
  kind: Kind;
  /** What is wrong with what somebody entered, field by field; empty = nothing. */
  faults(input: Input, moment: Moment): readonly Fault[];
  /** The goals that it names, by field; they have to be the company's. */
  goalIds?(input: Input): Readonly<Record<string, string>>;
  /** With an id that comes of what it is about, so that a repeat is the same record. */
  body(input: Input, by: Pick<Author, 'at' | 'who'>): RecordBodies[Kind];
  /**
   * What of the stored record stays when somebody corrects it. Default: its id.
   *
   * @throws {RefusedError} for a correction that is not allowed
   */
  correct?(stored: RecordBodies[Kind], wanted: RecordBodies[Kind]): RecordBodies[Kind];
};

/** What somebody wants to record about a company. */
export type RecordOrder = {
  companyId: string;
  by: Author;
  /** The day of `by.at` in the portal's zone. */
  today: Day;
  /** The version that the caller saw; 0: there must be none yet. */
  expected?: number;
};
