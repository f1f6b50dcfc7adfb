import type { HealthBand } from '../health/health-components.ts';
import type { RenewalPlay } from './results.ts';

type RenewalPlaybook = {
  /** The worst health band that calls for it; its start is that band's in `renewal.playStartDays`. */
  band: Exclude<HealthBand, 'insufficient_data'>;
  approach: string;
  focus: readonly string[];
  steps: readonly string[];
};

/** How a renewal is approached, by the health of the account (A29-A32); beside the milestones, not instead of them. */
export const RENEWAL_PLAYBOOKS: Readonly<Record<Exclude<RenewalPlay, 'none'>, RenewalPlaybook>> = {
  expansion: {
    band: 'healthy',
    approach: 'Expansion',
    focus: ['Additional licences', 'New features'],
    steps: [
      'Compare seats with active users and offer additional licences',
      'Show the features that would serve the next goals',
      'Renew and expand in one conversation',
    ],
  },
  value_reinforcement: {
    band: 'stable',
    approach: 'Value reinforcement',
    focus: ['Usage optimisation', 'Best practices'],
    steps: [
      'Find the features and users that lag behind and plan how to activate them',
      'Share best practices of comparable customers',
      'Confirm the value so far with the customer',
    ],
  },
  intervention: {
    band: 'at_risk',
    approach: 'Intervention',
    focus: ['Issue resolution', 'Executive meeting'],
    steps: [
      'List the open issues and resolve them with owners and dates',
      'Hold a meeting with the executives of both sides',
      'Agree on the goals that decide the renewal',
    ],
  },
  save_play: {
    band: 'critical',
    approach: 'Save play',
    focus: ['Understanding the issues', 'Custom solutions'],
    steps: [
      'Start at once: ask the customer what went wrong and listen',
      'Work out a solution for this customer, with an executive behind it',
      'Agree on the first result and when it will be seen',
    ],
  },
};
