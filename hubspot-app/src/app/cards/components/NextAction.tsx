import type { AccountFigures } from '@attain/shared/crm/account-figures';
import { ESCALATION } from '@attain/ui/words/standing';
import { Alert } from '@hubspot/ui-extensions';

import { urgency } from './urgency.ts';

type NextActionProps = {
  figures: AccountFigures;
  /** The same in a few words, where they are known. */
  headline?: string;
  /** The fact that the advice rests on, where it stands nowhere else. */
  because?: string | undefined;
};

/** The one thing to do, before any figure, and why. */
export function NextAction({ figures, headline, because }: NextActionProps) {
  if (figures.nextAction === null) return null;
  const escalation = figures.escalation && ESCALATION[figures.escalation];
  return (
    <Alert title={titleOf(escalation ?? null, headline)} variant={urgency(figures)}>
      {because ? `${figures.nextAction} ${because}` : figures.nextAction}
    </Alert>
  );
}

function titleOf(escalation: string | null, headline: string | undefined): string {
  if (escalation !== null) return `${escalation}: what to do next`;
  return headline === undefined ? 'What to do next' : `What to do next: ${headline}`;
}
