import { DAY_MS, type Day, dayOf } from '@attain/shared/domain/basics/time';
import type { RaisedEscalation } from '@attain/shared/domain/lifecycle/inputs';

import { ESCALATION } from '../../records/escalations.ts';
import { pastDay } from '../../records/checks.ts';
import { day, pastInstant, requiredText, word } from '../cells.ts';
import { missing, refuse } from '../refuse.ts';
import type { RecordFile } from './record-rows.ts';

type EscalationDraft = RaisedEscalation & { resolvedOn: Day | null };

/** Escalations that people raised (A46-A49); a resolved one counts no more. */
export const ESCALATIONS_FILE: RecordFile<'escalation', EscalationDraft, RaisedEscalation> = {
  rules: ESCALATION,
  read(row, reading) {
    const since = pastInstant(row, 'since', reading) ?? missing('since');
    const resolvedOn = day(row, 'resolved_on', reading);
    const today = reading.calendar.dayAt(reading.now);
    const fault = resolvedOn && pastDay(resolvedOn, { today });
    if (fault) refuse(`resolved_on ${fault}`);
    if (resolvedOn !== null && resolvedOn < reading.calendar.dayAt(since)) {
      refuse(`resolved_on ${resolvedOn} is before since: swap or correct them`);
    }
    return {
      cause: word(row, 'cause', ['downtime', 'churn_threat', 'legal']) ?? missing('cause'),
      reason: requiredText(row, 'reason'),
      since,
      resolvedOn,
    };
  },
  input: ({ cause, reason, since }) => ({ cause, reason, since }),
  endedOn: ({ resolvedOn }) => resolvedOn,
  complete: (body, { resolvedOn }) => ({ ...body, resolvedOn }),
  day: ({ since }) => dayOf(Math.floor(since / DAY_MS)),
};
