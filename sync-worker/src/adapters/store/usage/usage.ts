import type { Usage } from '../../../ports/usage.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { addUsage } from './add-usage.ts';
import { forgetUsage } from './forget.ts';
import { countAccounts, listAccounts } from './listing.ts';
import { countOutcomes, outcomesSince } from './outcomes.ts';
import { replaceDays } from './replace-days.ts';
import { saltOf } from './salt.ts';
import { closeSource, createSource, sourcesOf } from './sources.ts';
import { addWriteKey, noteKeyUse, revokeWriteKey, writeKeysOf } from './write-keys.ts';

/** See {@link Usage}. */
export function usageOf(scope: Scope): Usage {
  return {
    salt: () => saltOf(scope),
    add: (batch) => addUsage(scope, batch),
    replaceDays: (days) => replaceDays(scope, days),
    forget: (now) => forgetUsage(scope, now),
    sources: () => sourcesOf(scope),
    createSource: (source) => createSource(scope, source),
    closeSource: (name, at) => closeSource(scope, name, at),
    writeKeys: () => writeKeysOf(scope),
    addWriteKey: (key) => addWriteKey(scope, key),
    revokeWriteKey: (id, at) => revokeWriteKey(scope, id, at),
    noteKeyUse: (id, at) => noteKeyUse(scope, id, at),
    accounts: (filter) => listAccounts(scope, filter),
    countAccounts: () => countAccounts(scope),
    outcomes: (sinceDay) => outcomesSince(scope, sinceDay),
    count: (source, day, outcomes) =>
      inTransaction(scope, (inner) => countOutcomes(inner, source, day, outcomes)),
  };
}
