import type { Minor } from './value-line.ts';

/** Value that could be had and is not (O32), as recorded by a person. */
export type ValueOpportunity = {
  id: string;
  goalId: string | null;
  description: string;
  /** Value a year. */
  potential: Minor;
  effort: 'low' | 'medium' | 'high';
  recommendation: string;
};

/** What was done in the product over the reporting period, and the value line that it drives (O29). */
export type ActivityVolume = {
  activity: string;
  /** How many; 0 or more. `null`: not known for all of the time that the line counts. */
  volume: number | null;
  valueLineId: string;
};
