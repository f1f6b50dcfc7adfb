import type { Account } from '@attain/shared/domain/account';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { BENCH_AS_OF, benchAccount } from './accounts.ts';
import { atLeast, atMost, type BenchResult } from './result.ts';

const ROUNDS = 10;
const COMPANIES = 20_000;
const LIMIT_PER_SECOND = 20_000;

const MILLION = 1_000_000;
/** So many exist at a time, so that the memory stays small. */
const CHUNK = 10_000;
const LIMIT_SECONDS = 60;

const MICROS = 1_000_000;
const USD = { currency: 'USD', digits: 2 };

/**
 * Companies scored in a second of one core, and the seconds for a million of them. Processor time, since the machine is
 * not ours alone; the rate is that of the best of ten rounds.
 */
export function scoringBench(): BenchResult[] {
  return [scoringRate(), scoringMillion()];
}

function scoringRate(): BenchResult {
  const accounts = accountsFrom(0, COMPANIES);
  let fastestMicros = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    fastestMicros = Math.min(fastestMicros, microsToScore(accounts));
  }
  const value = Math.round((COMPANIES / fastestMicros) * MICROS);
  return atLeast({ name: 'scoring', unit: 'companies/s' }, value, LIMIT_PER_SECOND);
}

function scoringMillion(): BenchResult {
  let micros = 0;
  for (let first = 0; first < MILLION; first += CHUNK) {
    micros += microsToScore(accountsFrom(first, CHUNK));
  }
  return atMost({ name: 'scoring-million', unit: 's' }, micros / MICROS, LIMIT_SECONDS);
}

function accountsFrom(first: number, count: number): Account[] {
  return Array.from({ length: count }, (_, index) => benchAccount(first + index));
}

function microsToScore(accounts: readonly Account[]): number {
  const before = process.cpuUsage();
  for (const account of accounts) scoreAccount(account, BENCH_AS_OF, DEFAULT_SETTINGS, USD);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
