import type { Generated } from 'kysely';

import type { SourceKind, UsageAccountRef, UsageOutcome } from '../../../ports/usage.ts';

/** The tables of product usage; see `../schema.ts` for how values are kept. */
export type UsageTables = {
  usage_salt: { portal_id: number; salt: string };
  usage_source: UsageSourceRecord;
  usage_write_key: UsageWriteKeyRecord;
  usage_outcome: UsageOutcomeRecord;
  usage_source_day: { portal_id: number; source: string; day: number };
  usage_key: { portal_id: number; generation: number; key: string };
  usage_file_day: UsageFileDayRecord;
  usage_account: UsageAccountRecord;
  usage_member: UsageMemberRecord;
  usage_event_name: { id: Generated<number>; portal_id: number; name: string };
  usage_cell: UsageCellRecord;
  usage_number: UsageNumberRecord;
  usage_user_day: UsageUserDayRecord;
  usage_user_week: UsageUserWeekRecord;
  usage_event_user: UsageEventUserRecord;
};

type UsageSourceRecord = {
  portal_id: number;
  name: string;
  kind: SourceKind;
  created_at: number;
  closed_at: number | null;
  delivered_at: number | null;
};

type UsageWriteKeyRecord = {
  hash: string;
  portal_id: number;
  id: string;
  source: string;
  hint: string;
  created_at: number;
  revoked_at: number | null;
  last_used_at: number | null;
};

type UsageOutcomeRecord = {
  portal_id: number;
  source: string;
  day: number;
  outcome: UsageOutcome;
  count: number;
};

/** A day of an account that came by file, and the last generation of ids that it came with. */
type UsageFileDayRecord = {
  portal_id: number;
  account_id: number;
  day: number;
  generation: number;
};

type UsageAccountRecord = {
  id: Generated<number>;
  portal_id: number;
  source: string;
  kind: UsageAccountRef['by'];
  value: string;
  /** `null`: leads to no company yet. */
  company_id: string | null;
  /** 1: stays with its company after a merge until another one answers to its name. */
  pinned: number;
  /** `null`: a user was put into it, and nothing has happened in it yet. */
  first_at: number | null;
  last_at: number | null;
  first_user_at: number | null;
};

type UsageMemberRecord = {
  portal_id: number;
  source: string;
  user_hash: string;
  account_id: number;
  at: number;
  /** When it was last told: by this it is forgotten, whatever time the call states. */
  told_at: number;
};

type UsageCellRecord = {
  portal_id: number;
  account_id: number;
  event_id: number;
  day: number;
  count: number;
  seconds: number | null;
  first_at: number;
};

type UsageNumberRecord = {
  portal_id: number;
  account_id: number;
  event_id: number;
  name: string;
  day: number;
  sum: number;
  count: number;
  latest: number;
  latest_at: number;
};

type UsageUserDayRecord = {
  portal_id: number;
  account_id: number;
  day: number;
  user_hash: string;
  sessions: number;
  seconds: number | null;
  first_at: number;
  last_at: number;
};

/** Days of a user that are past the windows of all figures; `week` is the day number of its Monday. */
type UsageUserWeekRecord = {
  portal_id: number;
  account_id: number;
  week: number;
  user_hash: string;
  days: number;
  sessions: number;
  seconds: number | null;
};

type UsageEventUserRecord = {
  portal_id: number;
  account_id: number;
  event_id: number;
  day: number;
  user_hash: string;
};
