import type { Day } from '../domain/basics/time.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { accountFigures } from './account-figures.ts';
import { companyProperties } from './write-back.ts';

/** The figures that curves over months are drawn from, number for number as the record had them; `null` = it had none. */
export type MonthFigures = {
  day: Day;
  health: number | null;
  success: number | null;
  /** Percent. */
  attainment: number | null;
  /** Major units, over the reporting period of that day. */
  confirmed: number | null;
  estimated: number | null;
};

/** Read back from the very properties that the snapshot wrote, so that a curve ends where the record stands. */
export function monthFigures(snapshot: Snapshot): MonthFigures {
  const { health, success, agreements, value } = accountFigures(companyProperties(snapshot));
  return {
    day: snapshot.today,
    health: health.score,
    success: success.score,
    attainment: agreements.attainment,
    confirmed: value.confirmed,
    estimated: value.estimated,
  };
}
