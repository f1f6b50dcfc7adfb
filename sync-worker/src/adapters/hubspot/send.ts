import { CrmParkedError, CrmUnauthorizedError, CrmUnavailableError } from '../../ports/errors.ts';
import type { Log } from '../../ports/log.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { CallCounter } from './call-counter.ts';
import { errorBodyOf, rateLimitOf } from './error-body.ts';
import type { Gate } from './gate.ts';
import type { Governor } from './governor.ts';
import { nextMidnight } from './next-midnight.ts';
import { dailyLimitOf, retryAfterSecondsOf } from './rate-headers.ts';
import { type Answer, type ApiRequest, NoAnswerError, type Transport } from './transport.ts';
import { type Attempted, type Verdict, verdict } from './verdict.ts';

/**
 * Sends a request and waits out passing trouble, here and nowhere else. What a wait would not change,
 * good or bad, goes to the caller untouched.
 *
 * @throws {CrmUnavailableError} after the last attempt; {@link CrmParkedError} when HubSpot is to be
 * left alone; {@link CrmUnauthorizedError} for a token it does not accept.
 */
export type Send = (request: ApiRequest) => Promise<Answer>;

type Options = {
  transport: Transport;
  tokens: AccessTokens;
  governor: Governor;
  gate: Gate;
  counter: CallCounter;
  /** The portal's zone, once it is known: the daily limit ends at its midnight. */
  timeZone: () => string | undefined;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** 0 to 1; spreads the retries of several workers. */
  random: () => number;
  log: Log;
};

const MOST_ATTEMPTS = 7;
const LONGEST_WAIT_MS = 120_000;
const JITTER = 0.1;

/** The part of the account's daily calls that is left to its other apps. */
const DAILY_RESERVE = 0.05;

const UNAUTHORIZED =
  'HubSpot does not accept the access token: it is wrong, expired or revoked. Set a valid one, or connect the portal again.';

export function sender(options: Options): Send {
  const { transport, tokens, governor, gate, counter, now, sleep, random, log } = options;

  return async (request) => {
    let waitedMs = 0;
    let mayRenew = true;
    for (let attempt = 1; ; attempt += 1) {
      gate.pass();
      const outcome = await governor.run(request, () => exchange(request, attempt));

      if (outcome.kind === 'answered' && outcome.answer.status === 401) {
        if (mayRenew && (await tokens(outcome.token)) !== outcome.token) {
          mayRenew = false;
          continue;
        }
        gate.refuse(UNAUTHORIZED);
        throw new CrmUnauthorizedError(UNAUTHORIZED);
      }

      const decision = verdict(attemptedOf(request, outcome), attempt);
      if (decision.kind === 'use' && outcome.kind === 'answered') return outcome.answer;
      if (decision.kind === 'park') throw parked(decision);
      if (decision.kind !== 'retry') throw unavailable(request, outcome, attempt);

      const waitMs = Math.round(decision.afterMs * (1 + JITTER * random()));
      waitedMs += waitMs;
      if (attempt === MOST_ATTEMPTS || waitedMs > LONGEST_WAIT_MS)
        throw unavailable(request, outcome, attempt);
      log.debug(
        { ...nameOf(request, outcome), attempt, waitMs },
        'waiting before asking HubSpot again',
      );
      if (decision.slowDown) governor.slowDown();
      if (decision.hold === 'lane') governor.hold(request, waitMs);
      else await sleep(waitMs);
    }
  };

  /** One attempt, in its turn. What it learns of limits counts at once, for the requests behind it. */
  async function exchange(request: ApiRequest, attempt: number): Promise<Outcome> {
    gate.pass();
    const token = await tokens();
    try {
      const answer = await transport.exchange(request, token);
      counter.received(request, attempt, answer.status);
      governor.observe(request, answer);
      reserveForOthers(answer);
      return { kind: 'answered', answer, token };
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      gate.pass();
      if (error.wasSent) counter.received(request, attempt);
      return { kind: 'no_answer', error };
    }
  }

  function reserveForOthers(answer: Answer): void {
    const daily = dailyLimitOf(answer);
    if (!daily || daily.remaining >= daily.max * DAILY_RESERVE) return;
    const message = `${daily.remaining} of today's ${daily.max} HubSpot calls are left, and Attain leaves the last ${DAILY_RESERVE * 100} % to the account's other apps. It goes on after midnight.`;
    log.warn({ ...daily }, 'daily calls of the HubSpot account are nearly spent');
    gate.park(message, midnightAfter(now()));
  }

  function parked({ reason, forMs }: Verdict & { kind: 'park' }): CrmParkedError {
    const end = forMs === undefined ? null : now() + forMs;
    const until = reason === 'daily_limit' ? midnightAfter(now()) : () => end;
    log.warn({ reason, until: until() }, 'HubSpot asks to be left alone');
    gate.park(PARKED[reason], until);
    return new CrmParkedError(PARKED[reason], until());
  }

  function midnightAfter(instant: number): () => number | null {
    return () => {
      const zone = options.timeZone();
      return zone === undefined ? null : nextMidnight(instant, zone);
    };
  }
}

type Outcome =
  | { kind: 'answered'; answer: Answer; token: string }
  | { kind: 'no_answer'; error: NoAnswerError };

const PARKED = {
  daily_limit:
    'The daily limit of HubSpot calls of this account is spent. It begins anew at midnight in the time zone of the account.',
  account_moving:
    'HubSpot is moving this account between data centres. Attain goes on when that is done.',
  told_to_wait: 'HubSpot asks for a longer pause. Attain goes on afterwards.',
} as const satisfies Record<(Verdict & { kind: 'park' })['reason'], string>;

function attemptedOf({ isSearch = false }: ApiRequest, outcome: Outcome): Attempted {
  if (outcome.kind === 'no_answer') return { kind: 'no_answer' };
  const { status, text } = outcome.answer;
  return {
    kind: 'answer',
    status,
    isSearch,
    limit: status === 429 ? rateLimitOf(errorBodyOf(text)) : undefined,
    retryAfterSeconds: retryAfterSecondsOf(outcome.answer),
  };
}

function nameOf({ method, path }: ApiRequest, outcome: Outcome) {
  const got = outcome.kind === 'answered' ? outcome.answer.status : outcome.error.message;
  return { method, path, got };
}

function unavailable(request: ApiRequest, outcome: Outcome, attempts: number): CrmUnavailableError {
  const { method, path, got } = nameOf(request, outcome);
  return new CrmUnavailableError(
    `HubSpot is not answering: ${method} ${path} got ${got} after ${attempts} attempts.`,
    outcome.kind === 'no_answer' ? { cause: outcome.error } : undefined,
  );
}
