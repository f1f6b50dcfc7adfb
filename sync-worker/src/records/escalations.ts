import type { RaisedEscalation } from '@attain/shared/domain/lifecycle/inputs';

import { idOf } from '../identity.ts';
import { pastInstant, requiredText } from './checks.ts';
import { faultsOf } from './faults.ts';
import type { RecordRules } from './record-rules.ts';
import { correcting, ending, recording } from './steps.ts';

/** An escalation that a person raises, with the reason (A46-A49): known by its cause and since when it holds. */
export const ESCALATION: RecordRules<'escalation', RaisedEscalation> = {
  kind: 'escalation',
  faults: ({ reason, since }, moment) =>
    faultsOf({ reason: requiredText(reason), since: pastInstant(since, moment) }),
  body: ({ cause, reason, since }) => ({
    id: idOf('escalation', cause, since),
    cause,
    reason,
    since,
    resolvedOn: null,
  }),
};

export const raiseEscalation = recording(ESCALATION);
export const correctEscalation = correcting(ESCALATION);
/** Takes an escalation back, with what settled it as the reason. */
export const resolveEscalation = ending('escalation', (body, { today }) => ({
  ...body,
  resolvedOn: today,
}));
