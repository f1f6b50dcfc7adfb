import type { AdvocacyRecord } from '@attain/shared/domain/lifecycle/inputs';

import { idOf } from '../identity.ts';
import { link, pastDay, text } from './checks.ts';
import { faultsOf } from './faults.ts';
import type { RecordRules } from './record-rules.ts';
import { correcting, ending, recording } from './steps.ts';

export type AdvocacyInput = AdvocacyRecord & { note: string | null; link: string | null };

/** Something a customer did for us (A38-A41). Two of one kind on one day are told apart by their links. */
export const ADVOCACY: RecordRules<'advocacy', AdvocacyInput> = {
  kind: 'advocacy',
  faults: (input, moment) =>
    faultsOf({
      on: pastDay(input.on, moment),
      note: text(input.note),
      link: link(input.link),
    }),
  body: ({ activity, on, note, link: page }) => ({
    id: idOf('advocacy', activity, on, page),
    activity,
    on,
    note,
    link: page,
  }),
};

export const recordAdvocacy = recording(ADVOCACY);
export const correctAdvocacy = correcting(ADVOCACY);
export const withdrawAdvocacy = ending('advocacy');
