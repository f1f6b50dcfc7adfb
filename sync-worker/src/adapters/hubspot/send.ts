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
import { UncertainError } from './uncertain-error.ts';
import { afterSilence, type Park, type Retry, type Telling, verdict } from './verdict.ts';

/**
 * Sends a request and waits out passing trouble, here and nowhere else. What a wait would not change,
 * good or bad, goes to the caller untouched.
 *
 * @throws {CrmUnavailableError} after the last attempt; {@link CrmParkedError} when HubSpot is to be
 * left alone; {@link CrmUnauthorizedError} for a token it does not accept; {@link UncertainError} for a request that
 * is sent once and has no known end.
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
    const progress: Progress = { attempt: 0, renewedToken: false };
    for (let waitedMs = 0; ; ) {
      progress.attempt += 1;
      gate.pass();
      const step = await governor.run(request, () => attempt(request, progress));
      if (step.kind === 'done') return step.answer;

      waitedMs += step.waitMs;
      if (progress.attempt >= MOST_ATTEMPTS || waitedMs > LONGEST_WAIT_MS) {
        throw unavailable(request, step.outcome, progress.attempt);
      }
      if (step.waits === 'alone') await sleep(step.waitMs);
    }
  };

  /**
   * One attempt, in its turn. What it learns counts before its turn ends, so that the requests behind it
   * do not run into the same refusal.
   */
  async function attempt(request: ApiRequest, progress: Progress): Promise<Step> {
    gate.pass();
    const token = await tokens();
    const outcome = await exchange(request, token, progress.attempt);
    if (outcome.kind === 'no_answer') {
      if (request.once && outcome.error.wasSent)
        throw new UncertainError(outcome.error.isSilence ? 'silence' : 'cut', outcome.error);
      return again(request, outcome, afterSilence(progress.attempt));
    }
    if (outcome.answer.status === 401) {
      await renew(token, progress);
      return { kind: 'again', outcome, waitMs: 0, waits: 'alone' };
    }
    const decision = verdict(tellingOf(request, outcome.answer), progress.attempt);
    switch (decision.kind) {
      case 'use':
        return { kind: 'done', answer: outcome.answer };
      case 'retry':
        if (request.once && mayBeDone(outcome.answer.status)) throw new UncertainError('cut');
        return again(request, outcome, decision);
      case 'park':
        throw parked(decision);
    }
  }

  async function exchange(request: ApiRequest, token: string, attempts: number): Promise<Outcome> {
    try {
      const answer = await transport.exchange(request, token);
      counter.received(request, attempts, answer.status);
      governor.observe(request, answer);
      reserveForOthers(answer);
      return { kind: 'answered', answer };
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      gate.pass();
      if (error.wasSent) counter.received(request, attempts);
      return { kind: 'no_answer', error };
    }
  }

  function again(request: ApiRequest, outcome: Outcome, decision: Retry): Step {
    const waitMs = Math.round(decision.afterMs * (1 + JITTER * random()));
    log.debug({ ...nameOf(request, outcome), waitMs }, 'waiting before asking HubSpot again');
    if (decision.slowDown) governor.slowDown();
    if (decision.hold === 'request') return { kind: 'again', outcome, waitMs, waits: 'alone' };
    governor.hold(request, waitMs);
    return { kind: 'again', outcome, waitMs, waits: 'with_its_lane' };
  }

  /** @throws {CrmUnauthorizedError} where there is no other token than the refused one. */
  async function renew(refused: string, progress: Progress): Promise<void> {
    if (!progress.renewedToken && (await tokens(refused)) !== refused) {
      progress.renewedToken = true;
      return;
    }
    gate.refuse(UNAUTHORIZED);
    throw new CrmUnauthorizedError(UNAUTHORIZED);
  }

  function reserveForOthers(answer: Answer): void {
    const daily = dailyLimitOf(answer);
    if (!daily || daily.remaining >= daily.max * DAILY_RESERVE) return;
    const message = `${daily.remaining} of today's ${daily.max} HubSpot calls are left, and Attain leaves the last ${DAILY_RESERVE * 100} % to the account's other apps. It goes on after midnight.`;
    if (gate.park(message, midnightAfter(now()))) {
      log.warn({ ...daily }, 'daily calls of the HubSpot account are nearly spent');
    }
  }

  function parked({ reason, forMs }: Park): CrmParkedError {
    const end = forMs === undefined ? null : now() + forMs;
    const until = reason === 'daily_limit' ? midnightAfter(now()) : () => end;
    if (gate.park(PARKED[reason], until)) {
      log.warn({ reason, until: until() }, 'HubSpot asks to be left alone');
    }
    return new CrmParkedError(PARKED[reason], until());
  }

  function midnightAfter(instant: number): () => number | null {
    return () => {
      const zone = options.timeZone();
      return zone === undefined ? null : nextMidnight(instant, zone);
    };
  }
}

/** A gateway gave up on it; whoever was behind the gateway may not have. All else is refused before it is done. */
const mayBeDone = (status: number) => status >= 500 || status === 408;

/** How far one request has come. */
type Progress = { attempt: number; renewedToken: boolean };

type Outcome = { kind: 'answered'; answer: Answer } | { kind: 'no_answer'; error: NoAnswerError };

type Step =
  | { kind: 'done'; answer: Answer }
  | { kind: 'again'; outcome: Outcome; waitMs: number; waits: 'alone' | 'with_its_lane' };

const PARKED = {
  daily_limit:
    'The daily limit of HubSpot calls of this account is spent. It begins anew at midnight in the time zone of the account.',
  account_moving:
    'HubSpot is moving this account between data centres. Attain goes on when that is done.',
  told_to_wait: 'HubSpot asks for a longer pause. Attain goes on afterwards.',
} as const satisfies Record<Park['reason'], string>;

function tellingOf({ isSearch = false }: ApiRequest, answer: Answer): Telling {
  return {
    status: answer.status,
    isSearch,
    limit: answer.status === 429 ? rateLimitOf(errorBodyOf(answer.text)) : undefined,
    retryAfterSeconds: retryAfterSecondsOf(answer),
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
