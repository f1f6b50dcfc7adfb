import { sql } from 'kysely';

import type { Membership, UsageAccountRef, UsageBatch, UsageEvent } from '../../../ports/usage.ts';
import type { Columns } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { accountName, accountsOf } from './accounts.ts';
import { rematchUsers } from './match.ts';

const COLUMNS: Columns = {
  portal_id: 'bigint',
  source: 'text',
  user_hash: 'text',
  account_id: 'bigint',
  at: 'bigint',
  told_at: 'bigint',
};

/**
 * Puts users into accounts. What a call says of a group holds over a domain of an address, then the later word holds.
 * What users did before they were put anywhere goes with them.
 */
export async function putIntoAccounts(
  scope: Scope,
  { source, receivedAt, members = [] }: Pick<UsageBatch, 'source' | 'receivedAt' | 'members'>,
): Promise<void> {
  if (members.length === 0) return;
  const { db, engine, portalId } = scope;
  const accounts = await accountsOf(
    scope,
    source,
    members.map(({ account }) => account),
  );
  const rows = [...strongest(members).values()].flatMap(({ user, account, at }) => {
    const stored = accounts.get(accountName(account));
    return stored ? [[portalId, source, user, stored.id, at, receivedAt]] : [];
  });
  await engine.insertRows(db, {
    into: 'usage_member',
    columns: COLUMNS,
    rows,
    then: `on conflict (portal_id, source, user_hash) do update
      set account_id = case when ${OVERRULES} then excluded.account_id else usage_member.account_id end,
        at = case when ${OVERRULES} then excluded.at else usage_member.at end, told_at = excluded.told_at`,
  });
  await rematchUsers(
    scope,
    source,
    members.map(({ user }) => user),
  );
}

const isDomain = (row: string) => `exists (select 1 from usage_account a
  where a.portal_id = ${row}.portal_id and a.id = ${row}.account_id and a.kind = 'domain')`;

/** In SQL what `overrules` says: a domain never takes a user out of a group. */
const OVERRULES = `case
  when (${isDomain('usage_member')}) = (${isDomain('excluded')}) then excluded.at >= usage_member.at
  else ${isDomain('usage_member')} end`;

function strongest(members: readonly Membership[]): ReadonlyMap<string, Membership> {
  const byUser = new Map<string, Membership>();
  for (const member of members) {
    const other = byUser.get(member.user);
    if (other === undefined || overrules(member, other)) byUser.set(member.user, member);
  }
  return byUser;
}

function overrules(member: Membership, other: Membership): boolean {
  const byDomain = member.account.by === 'domain';
  if (byDomain !== (other.account.by === 'domain')) return !byDomain;
  return member.at >= other.at;
}

/** The account of each event: of the group it names, or of its user's. */
export async function accountsOfEvents(
  scope: Scope,
  source: string,
  events: readonly UsageEvent[],
): Promise<ReadonlyMap<string, UsageAccountRef>> {
  const users = new Set<string>();
  for (const { account } of events) if (account.by === 'user') users.add(account.value);
  if (users.size === 0) return new Map();
  const { db, engine, portalId } = scope;
  const { rows } = await sql<{ user: string; kind: UsageAccountRef['by']; value: string }>`
    select m.user_hash as "user", a.kind, a.value from usage_member m
    join usage_account a on a.id = m.account_id
    where m.portal_id = ${portalId} and m.source = ${source}
      and ${engine.inList('m.user_hash', [...users])}`.execute(db);
  return new Map(rows.map(({ user, kind: by, value }) => [user, { by, value }]));
}
