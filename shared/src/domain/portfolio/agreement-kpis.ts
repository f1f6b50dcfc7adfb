import type { KpiFacts } from './facts.ts';
import type { KpiFigure } from './kpi.ts';
import { shareOf } from './share.ts';

/** Achieved / (achieved + missed + past due), over agreements in force (V35): what is still running is neither. */
export function vlaAttainmentRate(customers: readonly KpiFacts[]): KpiFigure {
  return shareOf(customers, ({ scored }) => {
    if (scored === null) return null;
    const { achieved, missed, pastDue } = scored.vlas;
    return { part: achieved, whole: achieved + missed + pastDue };
  });
}

/** Agreements in force with an approved revision / agreements in force (V38, C27): what waits for approval is none yet. */
export function vlaRevisionRate(customers: readonly KpiFacts[]): KpiFigure {
  return shareOf(customers, ({ scored, vlasRevised }) =>
    scored === null || vlasRevised === null
      ? null
      : { part: vlasRevised, whole: scored.vlas.inForce },
  );
}
