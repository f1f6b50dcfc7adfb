import type { Account } from '@attain/shared/domain/account';
import type { Goal } from '@attain/shared/domain/goals/goal';

import { someContract, someGoal, someValueLine } from '../../unit/domain/builders.ts';
import { agreed, metric, monthly, TERM } from './parts.ts';
import { STRONG } from './trading.ts';

const THEMES = ['Onboarding', 'Billing', 'Support', 'Logistics', 'Compliance', 'Sales'] as const;
const WISHES = [
  'faster',
  'cheaper',
  'with fewer errors',
  'without paper',
  'for every region',
] as const;

/** As many goals as a programme of a large customer has, in every standing. */
export const THIRTY_GOALS: Account = {
  ...STRONG,
  companyId: '70030001',
  name: 'Meridian Holdings',
  contract: someContract({ ...TERM, licensedSeats: 900 }),
  goals: THEMES.flatMap((theme, row) =>
    WISHES.map((wish, column): Goal => {
      const reached = [20, 45, 62, 78, 95, 108][(row + 2 * column) % 6] ?? 0;
      const readings = monthly(
        ...[0.2, 0.5, 0.7, 0.9, 1].map((share) => Math.round(share * reached)),
      );
      return someGoal({
        id: `${row}-${column}`,
        title: `${theme} ${wish}`,
        owner: `Owner of ${theme.toLowerCase()}`,
        category: 'efficiency',
        targetDate: '2026-08-31',
        metrics: [
          metric(
            'share',
            `${theme} done ${wish}`,
            '%',
            [0, 100],
            column === 4 && row === 5 ? [] : readings,
          ),
        ],
        commitment: column === 0 ? agreed(`Owner of ${theme.toLowerCase()}`) : null,
      });
    }),
  ),
  valueLines: STRONG.valueLines.map((line) => ({ ...line, goalId: null })),
  opportunities: [],
};

const LONG =
  'Shorten the time that regional controllers, their deputies and external auditors spend on the reconciliation of intercompany balances at the end of every month';

/** Names that no column was made for. */
export const LONG_NAMES: Account = {
  ...STRONG,
  companyId: '70030002',
  name: 'Vereinigte Kommunale Versorgungs- und Entsorgungsbetriebe Niederrhein-Westmünsterland Gesellschaft mit beschränkter Haftung & Co. Kommanditgesellschaft',
  goals: STRONG.goals.map((goal, index) =>
    index === 0
      ? {
          ...goal,
          title: LONG,
          owner:
            'Prof. Dr.-Ing. Maximiliane Freifrau von Hohenstein-Wittelsbach (Deputy Head of Group Accounting)',
          metrics: goal.metrics.map((each) => ({
            ...each,
            name: `${each.name} across all 214 subsidiaries and joint ventures of the group`,
          })),
        }
      : goal,
  ),
};

/** No minor unit: its amounts are whole yen. */
export const YEN: Account = { ...STRONG, companyId: '70030003', name: 'Sakura Seimitsu KK' };

/** Three digits of the minor unit. */
export const DINAR: Account = {
  ...STRONG,
  companyId: '70030004',
  name: 'Gulf Desalination KSCP',
  valueLines: [
    ...STRONG.valueLines,
    someValueLine({
      id: 'chemicals',
      description: 'Fewer chemicals',
      startsAt: '2026-01-15',
      endsAt: '2026-08-31',
      amount: 1_234_567,
      confirmed: { by: 'Ines Roth', at: 0, amount: 1_234_567 },
    }),
  ],
};

/** Names that are read from right to left, with figures inside. */
export const RIGHT_TO_LEFT: Account = {
  ...STRONG,
  companyId: '70030005',
  name: 'מגדל אור טכנולוגיות בע"מ',
  goals: STRONG.goals.map((goal, index) => ({
    ...goal,
    title: ['אספקה בזמן ב-95% מהמשלוחים', 'تخطيط أسرع للرحلات', 'פחות דלק'][index] ?? goal.title,
    owner: 'דנה כהן',
  })),
};
