import type { Day } from '../basics/time.ts';

export type RenewalStage =
  | 'not_due'
  | 'play_started'
  | 'early_warning'
  | 'value_review'
  | 'proposal'
  | 'close'
  | 'overdue';
export type RenewalPlay =
  | 'expansion'
  | 'value_reinforcement'
  | 'intervention'
  | 'save_play'
  | 'none';

export type RenewalResult = {
  date: Day | null;
  daysLeft: number | null;
  stage: RenewalStage | null;
  play: RenewalPlay;
  playStart: Day | null;
};

export type LifecycleStage = 'define' | 'commit' | 'execute' | 'prove';
export type Escalation = 'none' | 'cs_manager' | 'immediate' | 'legal';
