import { accountFigures } from '../../crm/account-figures.ts';
import { numberText } from '../../crm/wire-text.ts';
import { companyProperties } from '../../crm/write-back.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { Minor } from '../../domain/value/value-line.ts';
import { major, moment } from '../wire-figures.ts';
import type { PortfolioAccount } from './accounts.ts';

type Known = {
  owner: PortfolioAccount['owner'];
  segment: string | null;
  yearlyValue: Minor | null;
  /** `null` = there was no score. */
  scoreWeekAgo: number | null;
};

const MOST_ACTIONS = 3;

/** A line of the list. Its figures are read back from the very properties that are written to HubSpot, as those of the card are. */
export function portfolioAccount(snapshot: Snapshot, known: Known): PortfolioAccount {
  const { health, agreements, success, value, renewal, ...others } = accountFigures(
    companyProperties(snapshot),
  );
  const { lifecycleStage, escalation, nextAction } = others;
  return {
    companyId: snapshot.companyId,
    name: snapshot.name,
    owner: known.owner,
    segment: known.segment,
    yearlyValue: major(known.yearlyValue, snapshot.currencyDigits),
    figures: {
      ...{ health, agreements, success, value, renewal },
      ...{ lifecycleStage, escalation, nextAction },
    },
    healthChange: changeOf(snapshot.health.score, known.scoreWeekAgo),
    goalsAtRisk: snapshot.success.goals.flatMap(({ status, title }) =>
      status === 'at_risk' ? [title] : [],
    ),
    why: whyOf(snapshot),
    actions: snapshot.recommendations
      .slice(0, MOST_ACTIONS)
      .map(({ text, reason }) => ({ text, reason })),
    scoredAt: moment(snapshot.asOf),
  };
}

function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : Number(numberText(now - before));
}

/** What moved the score, and what rings an alarm. */
function whyOf({ health, alerts }: Snapshot): string[] {
  const told = (alerts?.active ?? []).map(({ text }) => text);
  return health.driver === null ? told : [health.driver, ...told];
}
