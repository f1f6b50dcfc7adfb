import { DAY_MS, dayNumber, HOUR_MS } from '@attain/shared/domain/basics/time';

import type { Activity } from './git-activity.ts';

/** Figures of an account at the end of a day, from the table alone. */
export type ExpectedFigures = { weeklyUsersPerSeat: number; score: number };

/**
 * Weekly active users and the health score at the end of a day, by another way than the product's: from lists of days,
 * not from counts. The table has users and days and nothing else: no durations, tickets, surveys or training, and one
 * session a user and day. Any commit is the one key feature.
 */
export function expectedFigures(
  own: readonly Activity[],
  seats: number,
  date: string,
): ExpectedFigures {
  const today = dayNumber(date) + 1;
  const recent = own.filter(({ date }) => dayNumber(date) >= today - 28 && dayNumber(date) < today);
  const weeks = [0, 1, 2, 3].map(
    (week) =>
      new Set(
        recent
          .filter(({ date }) => Math.floor((dayNumber(date) - (today - 28)) / 7) === week)
          .map(({ user }) => user),
      ).size,
  );
  const userWeeks = weeks.reduce((sum, users) => sum + users, 0);
  const userDays = new Set(recent.map(({ user, date }) => `${user} ${date}`)).size;
  const weeklyUsersPerSeat = userWeeks / 4 / seats;

  const points = [
    { most: 15, got: between(weeklyUsersPerSeat, [0, 0.2, 0.4, 0.6, 0.8], [0, 4, 8, 12, 15]) },
    { most: 15, got: between(userWeeks === 0 ? 0 : userDays / userWeeks, [0, 0.5, 1], [0, 8, 15]) },
    { most: 15, got: recent.length > 0 ? 15 : 0 },
    // No ticket is good news only where there is usage.
    ...(recent.length > 0 ? [{ most: 10, got: 10 }] : []),
  ];
  const sum = (of: 'most' | 'got') => points.reduce((total, part) => total + part[of], 0);
  return { weeklyUsersPerSeat, score: (sum('got') / sum('most')) * 100 };
}

/** The first morning on which a day is over; figures count full days. */
export const morningAfter = (date: string): number => (dayNumber(date) + 1) * DAY_MS + 6 * HOUR_MS;

function between(input: number, inputs: readonly number[], points: readonly number[]): number {
  const above = inputs.findIndex((each) => each >= input);
  if (above < 0) return points.at(-1) ?? 0;
  if (above === 0) return points[0] ?? 0;
  const [x0 = 0, x1 = 0] = [inputs[above - 1], inputs[above]];
  const [y0 = 0, y1 = 0] = [points[above - 1], points[above]];
  return y0 + ((y1 - y0) * (input - x0)) / (x1 - x0);
}
