import { iso } from '../iso.ts';
import type { GeneratedTable } from '../crm/records.ts';
import { type Accounts, DAY_MS } from './accounts.ts';
import { bySize, type Children, children } from './children.ts';
import type { CompanyFacts } from './companies.ts';
import { type Draw, exponential, pick } from './draws.ts';
import { EMAIL_SUBJECTS, MEETING_TITLES } from './pools.ts';
import { SHOWCASE } from './showcase.ts';
import { type Column, table } from './tables.ts';

export type EngagementType = 'meetings' | 'calls' | 'emails' | 'tasks' | 'notes';

/** How many a company has on average; five of all kinds together. */
const MEANS: Readonly<Record<EngagementType, number>> = {
  meetings: 1.3,
  calls: 1,
  emails: 2.3,
  tasks: 0.3,
  notes: 0.3,
};

const SHOWCASE_MORE = 3;

export function engagementChildren(accounts: Accounts, type: EngagementType): Children {
  const usual = bySize(accounts, type, (company) =>
    accounts.isCustomer(company) ? MEANS[type] * 1.25 * accounts.story(company).engagements : 0.25,
  );
  return children(accounts, (company) =>
    SHOWCASE[company] ? usual(company) + SHOWCASE_MORE : usual(company),
  );
}

export function engagementTable(
  accounts: Accounts,
  facts: CompanyFacts,
  type: EngagementType,
  own: Children,
): GeneratedTable {
  const { draw, now } = accounts;
  const age = draw(`${type} age`);
  const chance = draw(`${type} chance`);
  const { parentOf } = own;

  /** Nothing lies before the company's record, nor within the days it has been silent. */
  const at = (position: number): number => {
    const company = parentOf(position);
    if (type === 'meetings') {
      const onboarding = onboardingMeetingAt(accounts, company, own.ordinalOf(position));
      if (onboarding !== undefined) return onboarding;
    }
    const { silentDays } = accounts.story(company);
    const days = silentDays + exponential(60, age(position)) + 0.1;
    return Math.floor(Math.max(now - days * DAY_MS, accounts.createdAt[company]! + 60_000));
  };
  const answered = (position: number) =>
    chance(position) < accounts.story(parentOf(position)).response;
  const parts = { accounts, own, at, answered, chance };

  return table({
    type,
    size: own.size,
    createdAt: at,
    updatedAt: at,
    columns: {
      hs_timestamp: (position) => iso(at(position)),
      hubspot_owner_id: (position) => facts.ownerId(parentOf(position)),
      hs_object_source: () => 'CRM_UI',
      ...COLUMNS[type](parts),
    },
  });
}

/** Days of the contract on which the first meetings of a customer are held: kickoff, training, check-in. */
const ONBOARDING_DAYS = [2, 9, 24] as const;
const OFFICE_HOURS = 0.4;

function onboardingMeetingAt(
  accounts: Accounts,
  company: number,
  ordinal: number,
): number | undefined {
  const day = ONBOARDING_DAYS[ordinal];
  if (day === undefined || accounts.story(company).name !== 'onboarding') return undefined;
  const start = accounts.contractStart[company]!;
  const at = Math.floor(accounts.now + (start + day + OFFICE_HOURS) * DAY_MS);
  if (!accounts.isCustomer(company) || at >= accounts.now) return undefined;
  return Math.max(at, accounts.createdAt[company]! + 60_000);
}

type Parts = {
  accounts: Accounts;
  own: Children;
  at: (position: number) => number;
  answered: (position: number) => boolean;
  chance: Draw;
};

const COLUMNS: Readonly<Record<EngagementType, (parts: Parts) => Record<string, Column>>> = {
  meetings: meetingColumns,
  calls: callColumns,
  emails: emailColumns,
  tasks: ({ answered, chance, at }) => ({
    hs_task_subject: () => 'Follow up on adoption',
    hs_task_status: (position) => (answered(position) ? 'COMPLETED' : 'NOT_STARTED'),
    hs_task_priority: (position) => pick(['NONE', 'LOW', 'MEDIUM', 'HIGH'], chance(position)),
    hs_task_type: () => 'TODO',
    hs_task_completion_date: (position) => (answered(position) ? iso(at(position)) : null),
  }),
  notes: () => ({ hs_note_body: () => 'Spoke about goals for the next quarter.' }),
};

const MEETING_TYPES = Object.keys(MEETING_TITLES) as (keyof typeof MEETING_TITLES)[];
const HALF_HOUR = 1_800_000;

/** The first meetings of an account are kickoff, training and a check-in, every fourth a business review. */
function meetingColumns({ own, at, answered, chance }: Parts): Record<string, Column> {
  const kind = (position: number): keyof typeof MEETING_TITLES => {
    const ordinal = own.ordinalOf(position);
    if (ordinal === 0) return 'Kickoff';
    if (ordinal % 4 === 3) return 'Quarterly business review';
    if (ordinal === 1) return 'Training';
    return ordinal === 2 ? 'Check-in' : pick(MEETING_TYPES.slice(1), chance(position));
  };
  return {
    hs_meeting_title: (position) => MEETING_TITLES[kind(position)],
    hs_activity_type: kind,
    hs_meeting_outcome: (position) => {
      if (answered(position) || own.ordinalOf(position) === 0) return 'COMPLETED';
      return chance(position) < 0.93 ? 'NO_SHOW' : 'CANCELED';
    },
    hs_meeting_start_time: (position) => iso(at(position)),
    hs_meeting_end_time: (position) => iso(at(position) + HALF_HOUR),
  };
}

function callColumns({ answered, chance }: Parts): Record<string, Column> {
  return {
    hs_call_title: () => 'Check-in call',
    hs_call_direction: (position) => (chance(position) < 0.25 ? 'INBOUND' : 'OUTBOUND'),
    hs_call_status: (position) => (answered(position) ? 'COMPLETED' : 'NO_ANSWER'),
    hs_call_duration: (position) =>
      answered(position) ? String(Math.round(chance(position) * 1_800_000)) : '0',
    hs_activity_type: () => 'Check-in',
  };
}

/** Outgoing and incoming e-mails alternate within a thread, as long as the customer answers. */
function emailColumns({ own, answered, chance }: Parts): Record<string, Column> {
  const thread = (position: number) => Math.floor(own.ordinalOf(position) / 2);
  const isReply = (position: number) => own.ordinalOf(position) % 2 === 1 && answered(position);
  return {
    hs_email_subject: (position) => {
      const subject = EMAIL_SUBJECTS[thread(position) % EMAIL_SUBJECTS.length]!;
      return isReply(position) ? `Re: ${subject}` : subject;
    },
    hs_email_text: (position) =>
      isReply(position) ? 'Thanks, that helps.' : 'Hello, here is what we discussed.',
    hs_email_direction: (position) => (isReply(position) ? 'INCOMING_EMAIL' : 'EMAIL'),
    hs_email_status: (position) => (chance(position) > 0.99 ? 'BOUNCED' : 'SENT'),
    hs_email_thread_id: (position) => `${own.parentOf(position)}-${thread(position)}`,
  };
}
