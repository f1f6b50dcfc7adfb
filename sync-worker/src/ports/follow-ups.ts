import type { FollowUp } from '@attain/shared/domain/follow-ups/results';
import type { FollowUpStep, KnownFollowUp } from '@attain/shared/domain/follow-ups/steps';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { Refusal } from './crm.ts';

/** What a person asks for; no rule stands behind it. */
export type AskedFollowUp = Omit<FollowUp, 'rule'>;

/** A step of one company; a new follow-up comes with the reference that its task will carry. */
export type CompanyFollowUpStep =
  | Exclude<FollowUpStep, { kind: 'open' }>
  | { kind: 'open'; reference: string; followUp: AskedFollowUp };

/** A follow-up that waits for a call to HubSpot. */
export type FollowUpItem = Pick<
  FollowUp,
  'cause' | 'role' | 'title' | 'reason' | 'dueOn' | 'priority'
> & {
  reference: string;
  companyId: string;
  /** Input properties of the company by HubSpot name; empty where it is gone. */
  companyProperties: Readonly<Record<string, string>>;
  taskId: string | null;
  /** The sentence that its end is noted with; `null` = without a note. */
  why: string | null;
  isNoted: boolean;
  /**
   * A creation was sent whose end is not known: until then it may still arrive. `null`: nothing was sent.
   */
  settlesAt: Instant | null;
  /** Number of creations that were sent: fences a late worker. */
  attempt: number;
};

/** A follow-up that somebody is to act on. */
export type OpenFollowUp = Pick<FollowUp, 'role' | 'title' | 'reason' | 'dueOn' | 'priority'> & {
  reference: string;
};

/**
 * Tasks on their way to HubSpot and back. A follow-up is written with the snapshot it comes from, and remembered until
 * its cause is gone and its task is over.
 */
export interface FollowUps {
  /** Those under way, the oldest first, by company. */
  known(companyIds: readonly string[]): Promise<ReadonlyMap<string, readonly KnownFollowUp[]>>;
  /** What is open for one company, the soonest due first. */
  open(companyId: string): Promise<readonly OpenFollowUp[]>;
  /** Somebody wants a task of a live company; its company is marked, so that the next cycle comes soon. */
  ask(asked: {
    companyId: string;
    reference: string;
    at: Instant;
    followUp: AskedFollowUp;
  }): Promise<void>;
  /** How many wait for a call to HubSpot. */
  waiting(): Promise<number>;
  /** The next ones to create a task for, or to complete, in the order of their references. Empty = done. */
  toOpen(after: string | null, limit: number): Promise<readonly FollowUpItem[]>;
  toClose(after: string | null, limit: number): Promise<readonly FollowUpItem[]>;

  /**
   * To be called before a task or a note is created: answers those of the items that are this worker's to send, under
   * the next attempt. What a killed worker was about to send is known by it.
   */
  sending(items: readonly FollowUpItem[], settlesAt: Instant): Promise<readonly FollowUpItem[]>;
  /** Corrects when a creation of unknown end is settled; `null`: it did not happen. */
  settle(items: readonly FollowUpItem[], settlesAt: Instant | null): Promise<void>;
  /** The task exists. */
  opened(items: readonly { item: FollowUpItem; taskId: string }[]): Promise<void>;
  /** The task exists, and is nobody's but its owner's: it is remembered no longer. */
  handedOver(items: readonly FollowUpItem[]): Promise<void>;
  /** The note about the end exists. */
  noted(items: readonly FollowUpItem[]): Promise<void>;
  /** Over: its task is completed, or there is none. */
  forget(items: readonly FollowUpItem[]): Promise<void>;
  /** HubSpot takes no task for it: kept with the reason, and sent again when its words change or on request. */
  refuse(items: readonly { item: FollowUpItem; refusals: readonly Refusal[] }[]): Promise<void>;
  refused(): Promise<
    readonly { reference: string; companyId: string; refusals: readonly Refusal[] }[]
  >;
  retryRefused(): Promise<void>;
}
