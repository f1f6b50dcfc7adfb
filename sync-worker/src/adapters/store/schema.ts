import type { FollowUp } from '@attain/shared/domain/follow-ups/results';
import type { KnownFollowUp } from '@attain/shared/domain/follow-ups/steps';
import type { ReportKind } from '@attain/shared/reports/report';
import type { Generated } from 'kysely';

import type { Author, ChangeAction, RecordKind } from '../../ports/records.ts';
import type { ReportLinkEventKind } from '../../ports/report-links.ts';
import type { PortfolioTables } from './portfolio/schema.ts';
import type { UsageTables } from './usage/schema.ts';

/**
 * The tables, as both engines know them. Times are epoch milliseconds, days are day numbers, booleans are 0 and 1, JSON is
 * text. Every table starts with the portal.
 */
export type Database = UsageTables &
  PortfolioTables & {
    portal: { portal_id: number; time_zone: string; currency: string };
    cursor: { portal_id: number; name: string; value: string };
    company: CompanyRecord;
    company_alias: { portal_id: number; kind: AliasKind; value: string; company_id: string };
    contact: Mirrored;
    deal: DealRecord;
    ticket: TicketRecord;
    survey_answer: SurveyRecord;
    survey_contact: { portal_id: number; survey_id: string; contact_id: string };
    engagement: EngagementRecord;
    goal_record: GoalRecord;
    link: { portal_id: number; company_id: string; type: number; object_id: string };
    dirty: { portal_id: number; company_id: string; mark: number };
    record_version: RecordVersion;
    agreement_record: AgreementRecord;
    goal_adoption: { portal_id: number; company_id: string; body: string; refused: number };
    reading: ReadingRecord;
    sign_off_link: SignOffLinkRecord;
    report_link: ReportLinkRecord;
    report_link_event: ReportLinkEventRecord;
    snapshot: SnapshotRecord;
    snapshot_day: SnapshotDayRecord;
    restatement: { portal_id: number; company_id: string; since: number; mark: number };
    health_history: HealthRecord;
    scored_company: ScoredCompanyRecord;
    company_size: CompanySizeRecord;
    peer_standing: PeerStandingRecord;
    outbox: OutboxRecord;
    answered_request: AnsweredRequestRecord;
    saved_settings: SavedSettingsRecord;
    follow_up: FollowUpRecord;
    touched: TouchedRecord;
    workflow_callback: WorkflowCallbackRecord;
    report: ReportRecord;
    report_place: ReportPlaceRecord;
  };

/** Ways to name a company beside its id; an id that was merged away names the survivor. */
export type AliasKind = 'account_key' | 'domain' | 'merged_id';

type Mirrored = {
  portal_id: number;
  id: string;
  updated_at: number;
  /** Tells a change of content; neither time nor `held` are in it. */
  hash: number;
  /** The last full pass that saw it. */
  generation: number;
};

type CompanyRecord = Mirrored & {
  name: string | null;
  domain: string | null;
  account_keys: string;
  created_at: number;
  properties: string;
  held: string;
  merged_ids: string;
  removed_at: number | null;
};

type DealRecord = Mirrored & {
  created_at: number;
  pipeline: string | null;
  stage: string | null;
  amount: number | null;
  close_at: number | null;
  is_closed: number;
  is_won: number;
  lost_reason: string | null;
  properties: string;
  held: string;
};

type TicketRecord = Mirrored & {
  created_at: number;
  closed_at: number | null;
  priority: string;
  category: string | null;
  first_reply_at: number | null;
};

type SurveyRecord = Mirrored & {
  kind: 'nps' | 'csat';
  value: number;
  answered_at: number;
};

type EngagementRecord = Mirrored & {
  type: number;
  at: number;
  outreach: number;
  answered: number;
  meeting_type: string | null;
};

/** `held`: what HubSpot is known to hold; `null` = it has no record. */
type AgreementRecord = {
  portal_id: number;
  goal_id: string;
  company_id: string;
  wanted: string;
  held: string | null;
  object_id: string | null;
  linked: number;
  refusals: string | null;
};

type GoalRecord = Mirrored & { created_at: number; properties: string };

export type RecordVersion = {
  portal_id: number;
  company_id: string;
  kind: RecordKind;
  record_id: string;
  version: number;
  recorded_at: number;
  recorded_by: string;
  via: Author['via'];
  action: ChangeAction;
  note: string | null;
  /** 1: counts no more. */
  ended: number;
  body: string;
};

export type ReadingRecord = {
  portal_id: number;
  company_id: string;
  metric_id: string;
  measured_at: number;
  version: number;
  value: number;
  source: string | null;
  evidence: string | null;
  recorded_at: number;
  recorded_by: string;
  via: Author['via'];
};

/** What a link is for; what became of it stands in the records themselves. */
type SignOffLinkRecord = {
  portal_id: number;
  id: string;
  company_id: string;
  goals: string;
  value_lines: string;
  contact: string;
  contact_id: string | null;
  created_at: number;
  created_by: string;
  expires_at: number;
  revoked_at: number | null;
};

/** `report`: what the link shows, see `sharing/packed-report.ts`. */
type ReportLinkRecord = {
  portal_id: number;
  id: string;
  company_id: string;
  kind: ReportKind;
  day: number;
  secret_hash: string;
  code_hash: string | null;
  session_hash: string | null;
  wrong_codes: number;
  sign_off_link_id: string | null;
  created_at: number;
  created_by: string;
  expires_at: number;
  revoked_at: number | null;
  report: Uint8Array;
};

type ReportLinkEventRecord = {
  portal_id: number;
  link_id: string;
  kind: ReportLinkEventKind;
  day: number;
  times: number;
  first_at: number;
  last_at: number;
};

type SnapshotRecord = {
  portal_id: number;
  company_id: string;
  as_of: number;
  due_again_at: number | null;
  unblocked_value: string | null;
  body: string;
  day: number;
  figures: string | null;
};

/** What was last said on a day, and what was later said of it. */
type SnapshotDayRecord = {
  portal_id: number;
  company_id: string;
  day: number;
  recorded_at: number;
  /** The calendar month of the day, as the domain numbers them. */
  month: number;
  /** See `packed.ts`. */
  body: Uint8Array;
  /** Of the body, for curves over months; `null` in rows of before. */
  figures: string | null;
};

type HealthRecord = {
  portal_id: number;
  company_id: string;
  day: number;
  at: number;
  score: number | null;
  band: string;
  points: string;
  /** What the components had measured; `null` = of before it was kept. */
  inputs: string | null;
};

/** What the last scoring of a company leaves beside its snapshot. */
type ScoredCompanyRecord = {
  portal_id: number;
  company_id: string;
  /** Its first scoring. */
  since: number;
  employees: number | null;
  cohort: string | null;
  health_score: number | null;
  /** Weekly active users per seat. */
  seat_usage: number | null;
  success_score: number | null;
  roi_confirmed: number | null;
  value_per_user: number | null;
  goals_achieved: number | null;
  alert_states: string | null;
  /** For what is news: see the domain's account changes. */
  standing: string | null;
  yearly_value: number | null;
  /** See `portfolio/packed-facts.ts`. */
  kpi_facts: string | null;
  health_segment: string | null;
  /** Fresh inputs of the health components; `null` = scored before they were kept. */
  health_inputs: string | null;
};

/** A number of employees that held until `at`. */
type CompanySizeRecord = {
  portal_id: number;
  company_id: string;
  at: number;
  employees: number | null;
};

type PeerStandingRecord = {
  portal_id: number;
  company_id: string;
  cohort: string;
  n: number;
  percentile: number | null;
  usage_percentile: number | null;
};

type SavedSettingsRecord = {
  portal_id: number;
  version: number;
  /** The version that last changed what figures are computed by. */
  formulas: number;
  saved_at: number;
  saved_by: string;
  reason: string;
  document: string;
};

type AnsweredRequestRecord = {
  portal_id: number;
  key: string;
  digest: string;
  status: number;
  body: string;
  version: number | null;
  answered_at: number;
};

/** `refused` rows stay, so that the same patch is not sent again. */
export type OutboxState = 'waiting' | 'in_flight' | 'refused';

type OutboxRecord = {
  id: Generated<number>;
  portal_id: number;
  type: 'companies' | 'deals';
  object_id: string;
  company_id: string;
  /** What HubSpot is to hold, where it differs from what the mirror says it holds. */
  patch: string;
  /** What may have reached HubSpot without a known answer; `null` = nothing. */
  sent: string | null;
  state: OutboxState;
  attempt: number;
  lease_until: number | null;
  uncertain: number;
  refusals: string | null;
};

export type FollowUpRecord = {
  portal_id: number;
  /** In the task's text, by which a creation of unknown end is found. */
  reference: string;
  company_id: string;
  cause: string;
  opened_at: number;
  role: FollowUp['role'];
  title: string;
  reason: string;
  due_day: number;
  priority: FollowUp['priority'];
  state: KnownFollowUp['state'];
  task_id: string | null;
  why: string | null;
  noted: number;
  settles_at: number | null;
  attempt: number;
  refusals: string | null;
};

/** What was made of it is empty while it is planned. */
type ReportRecord = {
  portal_id: number;
  id: string;
  company_id: string;
  kind: string;
  why: string;
  cause: string | null;
  state: 'planned' | 'waiting' | 'on_record' | 'replaced' | 'refused' | 'dropped';
  planned_at: number;
  audience: string | null;
  day: number | null;
  title: string | null;
  model_version: string | null;
  digest: string | null;
  draft: string | null;
  /** The report itself, until another one takes its place. */
  body: string | null;
  issued_at: number | null;
  issued_by: string | null;
  url: string | null;
  notice: string | null;
  pdf: number;
  deck: number;
};

/** What stands on the record of one kind. */
type ReportPlaceRecord = {
  portal_id: number;
  company_id: string;
  kind: string;
  note_id: string | null;
  settles_at: number | null;
  pdf_id: string | null;
  deck_id: string | null;
  deal_ids: string;
  put_at: number | null;
};

type WorkflowCallbackRecord = {
  portal_id: number;
  callback_id: string;
  company_id: string;
  /** HubSpot waits no longer. */
  expires_at: number;
};

type TouchedRecord = {
  portal_id: number;
  type: string;
  object_id: string;
  /** Its links are to be read too. */
  links: number;
  /** Tells the latest touch from those before. */
  mark: number;
  /** When the first touch came that nobody has answered. */
  received_at: number;
};
