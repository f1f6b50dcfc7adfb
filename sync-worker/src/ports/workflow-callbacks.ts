import type { Instant } from '@attain/shared/domain/basics/time';

/** A workflow that waits until a company has been scored anew. */
export type WorkflowCallback = {
  /** HubSpot's name for this execution of the action. */
  callbackId: string;
  companyId: string;
  /** HubSpot waits no longer than this. */
  expiresAt: Instant;
};

/** Workflows that wait for an answer, kept until HubSpot has taken it. */
export interface WorkflowCallbacks {
  /** One that waits already stays as it is. */
  add(callback: WorkflowCallback): Promise<void>;
  /**
   * Those whose company was read and scored since, with what that changed written to HubSpot, or refused by it. In the order of
   * their ids, behind `after`. Empty = done.
   */
  ready(after: string | null, limit: number): Promise<readonly WorkflowCallback[]>;
  /** HubSpot has its answer, or waits no longer. */
  remove(callbackIds: readonly string[]): Promise<void>;
  /** Forgets those that HubSpot no longer waits for. */
  forgetExpired(now: Instant): Promise<void>;
}
