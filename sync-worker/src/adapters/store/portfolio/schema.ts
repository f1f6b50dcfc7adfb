import type { ChangeDirection, ChangeKind } from '@attain/shared/domain/portfolio/account-changes';

export type PortfolioTables = {
  portfolio_account: ListedRecord;
  account_change: ChangeRecord;
  former_account: {
    portal_id: number;
    company_id: string;
    left_day: number;
    /** Its first scoring. */
    since: number;
    kpi_facts: string;
  };
  /** What a contract was worth in a year until a day. */
  contract_value: { portal_id: number; company_id: string; day: number; value: number | null };
  portfolio_kpis: { portal_id: number; day: number; computed_at: number; body: string };
};

/** Texts that are not known are empty, so that they are chosen and counted like others. */
type ListedRecord = {
  portal_id: number;
  company_id: string;
  /** In small letters: for order and search. */
  name: string;
  owner_id: string;
  segment: string;
  yearly_value: number | null;
  health_score: number | null;
  coverage: number;
  success_score: number | null;
  attainment: number | null;
  value_confirmed: number | null;
  renewal_day: number | null;
  /** See `facet-code.ts`. */
  facets: number;
  ticket_follow_up: number;
  declining: number;
  low_usage: number;
  check_in_day: number | null;
  onboarding_day: number | null;
};

/** The last change of a day to what it was before that day. */
type ChangeRecord = {
  portal_id: number;
  day: number;
  company_id: string;
  kind: ChangeKind;
  /** The goal's id; of the account itself, empty. */
  subject: string;
  direction: ChangeDirection;
  before: string;
  after: string;
  title: string | null;
};
