import { attainmentBand } from '../domain/metrics/attainment-band.ts';
import { healthBand } from '../domain/health/health-band.ts';
import type { HealthBand, HealthTrend } from '../domain/health/health-components.ts';
import type { AgreementsResult } from '../domain/agreements/results.ts';
import type { AdvocacyResult, ExpansionSignal } from '../domain/growth/results.ts';
import type { DeadlineRisk } from '../domain/metrics/results.ts';
import type {
  Escalation,
  LifecycleStage,
  RenewalPlay,
  RenewalStage,
} from '../domain/lifecycle/results.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { SuccessBand } from '../domain/goals/results.ts';
import { successBand } from '../domain/goals/success-score.ts';
import {
  BOOL,
  DATE,
  DATETIME,
  NUMBER,
  TEXT,
  checkboxProperty,
  plainProperty,
  selectProperty,
  type FilledProperty,
  type PropertyDefinition,
} from './property.ts';
import {
  boolText,
  checkedText,
  instantText,
  moneyText,
  numberText,
  peerPercentileText,
  percentText,
} from './wire-text.ts';

const HEALTH_BANDS: Record<HealthBand, string> = {
  healthy: 'Healthy',
  stable: 'Stable',
  at_risk: 'At risk',
  critical: 'Critical',
  insufficient_data: 'Insufficient data',
};
const HEALTH_TRENDS: Record<HealthTrend, string> = {
  improving: 'Improving',
  steady: 'Steady',
  declining: 'Declining',
};
const VLA_STATUSES: Record<AgreementsResult['status'], string> = {
  on_track: 'On track',
  at_risk: 'At risk',
  off_track: 'Off track',
  none_defined: 'None defined',
  not_measurable: 'Not measurable',
};
const DEADLINE_RISKS: Record<DeadlineRisk, string> = {
  on_pace: 'On pace',
  behind: 'Behind',
  will_miss: 'Will miss',
  unknown: 'Unknown',
};
const SUCCESS_BANDS: Record<SuccessBand, string> = {
  strong: 'Strong',
  good: 'Good',
  fair: 'Fair',
  weak: 'Weak',
  not_scored: 'Not scored',
};
const RENEWAL_PLAYS: Record<RenewalPlay, string> = {
  expansion: 'Expansion',
  value_reinforcement: 'Value reinforcement',
  intervention: 'Intervention',
  save_play: 'Save play',
  none: 'None',
};
const RENEWAL_STAGES: Record<RenewalStage, string> = {
  not_due: 'Not due',
  play_started: 'Play started',
  early_warning: 'Early warning',
  value_review: 'Value review',
  proposal: 'Proposal',
  close: 'Close',
  overdue: 'Overdue',
};
const LIFECYCLE_STAGES: Record<LifecycleStage, string> = {
  define: 'Define',
  commit: 'Commit',
  execute: 'Execute',
  prove: 'Prove',
};
/** In the order in which the signals are listed everywhere. */
const EXPANSION_SIGNALS: Record<ExpansionSignal, string> = {
  license_limit: 'Licence limit',
  positive_feedback: 'Positive feedback',
  account_growth: 'Account growth',
  pilot_completed: 'Pilot completed',
  new_use_case: 'New use case',
};
const ADVOCACY_TIERS: Record<AdvocacyResult['tier'], string> = {
  gold: 'Gold',
  silver: 'Silver',
  bronze: 'Bronze',
  none: 'None',
};
const ESCALATIONS: Record<Escalation, string> = {
  none: 'None',
  cs_manager: 'CS manager',
  immediate: 'Immediate',
  legal: 'Legal',
};

/** Leads to the latest report; it is no figure, and comes with the company and not with its snapshot. */
export const REPORT_URL: PropertyDefinition = plainProperty(TEXT, {
  name: 'attain_report_url',
  label: 'Latest value report',
  description: 'The note with the latest report on the record. Opens for users of this portal.',
});

/** When a figure last changed: it goes along with another property that changes, and never changes alone. */
export const SCORED_AT: FilledProperty = filled(
  plainProperty(DATETIME, {
    name: 'attain_scored_at',
    label: 'Figures last changed',
    description: 'When any figure of Attain on this record last changed.',
  }),
  ({ asOf }) => instantText(asOf),
);

/** The company properties that a snapshot fills, without {@link SCORED_AT}: the one table that provisioning and write-back read. */
export const COMPANY_PROPERTIES: readonly FilledProperty[] = [
  filled(
    plainProperty(NUMBER, {
      name: 'attain_health_score',
      label: 'Health score',
      description: '0-100, over the inputs that are fresh. Empty with insufficient data.',
    }),
    ({ health, bands }) => numberText(health.score, (score) => healthBand(score, bands.health)),
  ),
  filled(
    selectProperty(
      {
        name: 'attain_health_band',
        label: 'Health band',
        description: 'Healthy from 90, stable from 70, at risk from 50 by default.',
      },
      HEALTH_BANDS,
    ),
    ({ health }) => health.band,
  ),
  filled(
    selectProperty(
      {
        name: 'attain_health_trend',
        label: 'Health trend',
        description: 'Change of the score over 28 days: 5 points or more by default.',
      },
      HEALTH_TRENDS,
    ),
    ({ health }) => health.trend ?? '',
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_health_coverage',
      label: 'Health coverage %',
      description: 'How much of the health score rests on fresh input.',
    }),
    ({ health }) => percentText(health.coverage),
  ),
  filled(
    plainProperty(TEXT, {
      name: 'attain_health_driver',
      label: 'Health driver',
      description: 'What moved the health score most, by how many points and since when.',
    }),
    ({ health }) => health.driver ?? '',
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_vla_attainment',
      label: 'VLA attainment %',
      description: 'Mean attainment of the agreements in force that can be measured.',
    }),
    ({ agreements, bands }) =>
      percentText(agreements.attainment, (share) => attainmentBand(share, bands.attainment)),
  ),
  filled(
    selectProperty(
      {
        name: 'attain_vla_status',
        label: 'VLA status',
        description: 'On track above 80 % of the targets, at risk from 50 % by default.',
      },
      VLA_STATUSES,
    ),
    ({ agreements }) => agreements.status,
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_vla_count',
      label: 'VLAs in force',
      description: 'Number of agreements in force.',
    }),
    ({ agreements }) => numberText(agreements.inForce),
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_vla_at_risk_count',
      label: 'VLAs at risk',
      description: 'Number of agreements in force that are at risk or off track.',
    }),
    ({ agreements }) => numberText(agreements.atRisk),
  ),
  filled(
    plainProperty(DATE, {
      name: 'attain_vla_next_deadline',
      label: 'Next VLA deadline',
      description: 'The next deadline of an agreement that is still open.',
    }),
    ({ agreements }) => agreements.nextDeadline ?? '',
  ),
  filled(
    selectProperty(
      {
        name: 'attain_vla_deadline_risk',
        label: 'VLA deadline risk',
        description: 'Will every agreement meet its deadline? The worst outlook of any.',
      },
      DEADLINE_RISKS,
    ),
    ({ agreements }) => agreements.deadlineRisk ?? '',
  ),
  filled(
    plainProperty(DATE, {
      name: 'attain_vla_next_review',
      label: 'Next VLA review',
      description: 'When the next review of an agreement is due.',
    }),
    ({ agreements }) => agreements.nextReview ?? '',
  ),
  filled(
    plainProperty(BOOL, {
      name: 'attain_vla_signed_off',
      label: 'VLAs signed off',
      description: 'The latest version of every agreement in force is signed.',
    }),
    ({ agreements }) => boolText(agreements.signedOff),
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_success_score',
      label: 'Success score',
      description: '0-100: mean attainment of the goals that can be scored.',
    }),
    ({ success, bands }) => numberText(success.score, (score) => successBand(score, bands.success)),
  ),
  filled(
    selectProperty(
      {
        name: 'attain_success_band',
        label: 'Success band',
        description: 'Strong from 80, good from 65, fair from 50 by default.',
      },
      SUCCESS_BANDS,
    ),
    ({ success }) => success.band,
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_goals_total',
      label: 'Goals',
      description: 'Number of active goals.',
    }),
    ({ success }) => numberText(success.goalsTotal),
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_goals_on_track',
      label: 'Goals on track',
      description: 'Number of active goals that are on track, achieved or exceeded.',
    }),
    ({ success }) => numberText(success.onTrack),
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_goals_achieved',
      label: 'Goals achieved',
      description: 'Number of active goals that are achieved or exceeded.',
    }),
    ({ success }) => numberText(success.achieved),
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_value_confirmed',
      label: 'Value confirmed',
      description: 'Value that the customer confirmed, over the reporting period.',
    }),
    (snapshot) => moneyText(snapshot.value.figures.confirmed, snapshot.currencyDigits),
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_value_estimated',
      label: 'Value estimated',
      description: 'Unconfirmed value after confidence factors; not part of the confirmed value.',
    }),
    (snapshot) => moneyText(snapshot.value.figures.estimated, snapshot.currencyDigits),
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_roi_confirmed',
      label: 'ROI confirmed %',
      description: '(confirmed value - cost) / cost.',
    }),
    ({ value }) => percentText(value.figures.roiConfirmed, Math.sign),
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_roi_estimated',
      label: 'ROI including estimates %',
      description: '(confirmed + estimated value - cost) / cost.',
    }),
    ({ value }) => percentText(value.figures.roiEstimated, Math.sign),
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_value_multiple',
      label: 'Value multiple',
      description: 'Confirmed value / cost. This is not the ROI.',
    }),
    ({ value }) => numberText(value.figures.multiple, (multiple) => Math.sign(multiple - 1)),
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_investment',
      label: 'Investment',
      description: 'The cost that the ROI is based on, over the reporting period.',
    }),
    (snapshot) => moneyText(snapshot.value.figures.investment, snapshot.currencyDigits),
  ),
  filled(
    plainProperty(DATE, {
      name: 'attain_renewal_date',
      label: 'Renewal date',
      description: 'The next renewal that is not won yet.',
    }),
    ({ renewal }) => renewal.date ?? '',
  ),
  filled(
    selectProperty(
      {
        name: 'attain_renewal_play',
        label: 'Renewal play',
        description:
          'The play that runs, picked by the worst health since 120 days before renewal.',
      },
      RENEWAL_PLAYS,
    ),
    ({ renewal }) => renewal.play,
  ),
  filled(
    plainProperty(DATE, {
      name: 'attain_renewal_play_start',
      label: 'Renewal play start',
      description: 'When the renewal play starts or started.',
    }),
    ({ renewal }) => renewal.playStart ?? '',
  ),
  filled(
    selectProperty(
      {
        name: 'attain_renewal_stage',
        label: 'Renewal stage',
        description: 'How close the renewal is.',
      },
      RENEWAL_STAGES,
    ),
    ({ renewal }) => renewal.stage ?? '',
  ),
  filled(
    selectProperty(
      {
        name: 'attain_lifecycle_stage',
        label: 'Value stage',
        description: 'Define, commit, execute, prove: how far the value of the product has come.',
      },
      LIFECYCLE_STAGES,
    ),
    ({ lifecycleStage }) => lifecycleStage,
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_onboarding_percent',
      label: 'Onboarding %',
      description: 'How much of the onboarding checklist was done within 180 days by default.',
    }),
    ({ onboarding }) => numberText(onboarding?.percent ?? null),
  ),
  filled(
    checkboxProperty(
      {
        name: 'attain_expansion_signals',
        label: 'Expansion signals',
        description: 'What tells that the account is growing out of what it bought.',
      },
      EXPANSION_SIGNALS,
    ),
    ({ expansion }) => checkedText(expansion?.signals.map(({ signal }) => signal) ?? []),
  ),
  filled(
    selectProperty(
      {
        name: 'attain_advocacy_tier',
        label: 'Advocacy tier',
        description: 'The highest class of advocacy activity that the customer has done.',
      },
      ADVOCACY_TIERS,
    ),
    ({ advocacy }) => advocacy?.tier ?? 'none',
  ),
  filled(
    selectProperty(
      {
        name: 'attain_escalation',
        label: 'Escalation',
        description: 'The highest escalation that holds.',
      },
      ESCALATIONS,
    ),
    ({ escalation }) => escalation,
  ),
  filled(
    plainProperty(NUMBER, {
      name: 'attain_peer_percentile',
      label: 'Peer percentile %',
      description:
        'Share of comparable accounts with a lower health score. Compared once a day, among 10 or more.',
    }),
    ({ peers }) => peerPercentileText(peers?.percentile ?? null),
  ),
  filled(
    plainProperty(TEXT, {
      name: 'attain_next_action',
      label: 'Next action',
      description: 'The first thing to do for this account.',
    }),
    ({ nextAction }) => nextAction.text,
  ),
  filled(
    plainProperty(TEXT, {
      name: 'attain_model_version',
      label: 'Model version',
      description: 'Version of the formulas and curves behind the figures.',
    }),
    ({ modelVersion }) => modelVersion,
  ),
];

function filled(
  definition: PropertyDefinition,
  value: (snapshot: Snapshot) => string,
): FilledProperty {
  return { ...definition, value };
}
