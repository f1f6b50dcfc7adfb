import { DAY_MS, dayNumber } from '@attain/shared/domain/basics/time';

import type { PlainRecord } from '../portal/crm/load.ts';
import type { Ravenstack } from './ravenstack.ts';

type Curve = readonly (readonly [input: number, points: number])[];

/** The published curves, written down a second time on purpose. */
const ACTIVE_USERS: Curve = [
  [0, 0],
  [0.2, 4],
  [0.4, 8],
  [0.6, 12],
  [0.8, 15],
];
const SESSIONS: Curve = [
  [0, 0],
  [0.5, 8],
  [1, 15],
];
const MINUTES: Curve = [
  [0, 0],
  [15, 5],
  [45, 10],
];
const TICKETS: Curve = [
  [0, 10],
  [2, 8],
  [5, 5],
  [10, 2],
  [20, 0],
];
const CSAT: Curve = [
  [1, 0],
  [3, 4],
  [4, 7],
  [4.5, 9],
  [5, 10],
];
const WEIGHT: Readonly<Record<string, number>> = { URGENT: 4, HIGH: 2, MEDIUM: 1, LOW: 0.5 };

/**
 * The health score of every account from the tables alone, by another way than the product's. The data has no NPS, no
 * outreach, no training and no open tickets, and its dates have no times, so that a user has one session a day.
 *
 * @param scoredAt the instant of the score, in a portal whose zone is UTC.
 */
export function expectedHealth(
  data: Ravenstack,
): (company: PlainRecord, scoredAt: number) => number {
  const usageOf = Map.groupBy(data.usage, ({ account }) => account);
  const ticketsOf = Map.groupBy(ofType(data, 'tickets'), linked('companies'));
  const companyOf = new Map(
    ofType(data, 'contacts').map((contact) => [contact.id, linked('companies')(contact)]),
  );
  const answersOf = Map.groupBy(ofType(data, 'feedback_submissions'), (answer) =>
    companyOf.get(linked('contacts')(answer)),
  );

  return ({ id, properties }, scoredAt) => {
    const seats = Number(properties['attain_licensed_seats']);
    const today = Math.floor(scoredAt / DAY_MS);
    const since = (days: number) => (record: PlainRecord) =>
      Date.parse(record.createdAt) >= scoredAt - days * DAY_MS;
    const usage = (usageOf.get(properties['attain_account_key'] ?? '') ?? []).filter(
      ({ day }) => dayNumber(day) >= today - 28 && dayNumber(day) < today,
    );
    const userWeeks = new Set(
      usage.map(({ user, day }) => `${user} ${Math.floor((today - 1 - dayNumber(day)) / 7)}`),
    ).size;
    const userDays = new Set(usage.map(({ user, day }) => `${user} ${day}`)).size;
    const minutes = usage.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
    const tickets = (ticketsOf.get(id) ?? []).filter(since(28));
    const weighted = tickets.reduce(
      (sum, ticket) => sum + (WEIGHT[ticket.properties['hs_ticket_priority'] ?? ''] ?? 0),
      0,
    );
    const answers = (answersOf.get(id) ?? [])
      .filter(since(90))
      .map((answer) => Number(answer.properties['hs_value']));

    const parts = [
      { max: 15, points: on(ACTIVE_USERS, userWeeks / 4 / seats) },
      { max: 15, points: on(SESSIONS, userWeeks === 0 ? 0 : userDays / userWeeks) },
      { max: 10, points: on(MINUTES, userWeeks === 0 ? 0 : minutes / userWeeks) },
    ];
    if (tickets.length > 0 || usage.length > 0)
      parts.push({ max: 10, points: on(TICKETS, (weighted * 100) / Math.max(50, seats)) });
    if (answers.length > 0)
      parts.push({
        max: 10,
        points: on(CSAT, answers.reduce((sum, value) => sum + value, 0) / answers.length),
      });
    const sum = (key: 'max' | 'points') => parts.reduce((total, part) => total + part[key], 0);
    return (sum('points') / sum('max')) * 100;
  };
}

function on(curve: Curve, input: number): number {
  const above = curve.findIndex(([x]) => input <= x);
  const [x1, y1] = curve.at(above) ?? [0, 0];
  const [x0, y0] = curve[above - 1] ?? [x1, y1];
  return above < 0 || x1 === x0 ? y1 : y0 + ((y1 - y0) * (input - x0)) / (x1 - x0);
}

function ofType({ records }: Ravenstack, type: string): PlainRecord[] {
  return records.filter((record) => record.type === type);
}

function linked(type: string) {
  return ({ associations }: PlainRecord): string => associations?.[type]?.[0] ?? '';
}
