import type { AgreementValues } from '@attain/shared/crm/agreement-object';
import { numberText, percentText } from '@attain/shared/crm/wire-text';
import { attainmentBand } from '@attain/shared/domain/metrics/attainment-band';
import type { Commitment, Goal, Metric } from '@attain/shared/domain/goals/goal';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { Calendar } from '../calendar.ts';
import type { ShownAgreement } from '../ports/agreement-records.ts';

/** The agreements of a company as HubSpot is to show them: figures from the snapshot, terms from the goals. */
export function shownAgreements(
  goals: readonly Goal[],
  snapshot: Snapshot,
  calendar: Calendar,
): readonly ShownAgreement[] {
  return goals.flatMap((goal) => {
    const { commitment } = goal;
    if (commitment === null) return [];
    const { companyId } = snapshot;
    const properties = valuesOf(goal, commitment, snapshot, calendar);
    return [{ goalId: goal.id, companyId, properties }];
  });
}

function valuesOf(
  goal: Goal,
  commitment: Commitment,
  { companyId, agreements, bands }: Snapshot,
  calendar: Calendar,
): AgreementValues {
  const vla = agreements.vlas.find(({ goalId }) => goalId === goal.id);
  const { signedBy, signedAt, termsVersion } = commitment;
  const scored = vla?.kind === 'scored' ? vla : undefined;
  return {
    attain_agreement_id: goal.id,
    title: goal.title,
    company_id: companyId,
    state: goal.ended ? 'ended' : (vla?.state ?? commitment.state),
    status: scored?.status ?? (vla ? 'not_measurable' : ''),
    attainment: percentText(scored?.attainment ?? null, (share) =>
      attainmentBand(share, bands.attainment),
    ),
    measures: goal.metrics.map(measureOf).join('; '),
    deadline: vla?.deadline ?? commitment.deadline ?? goal.targetDate ?? '',
    deadline_risk: vla?.deadlineRisk ?? '',
    signed_by: signedBy ?? '',
    signed_on: signedAt === null ? '' : calendar.dayAt(signedAt),
    terms_version: String(termsVersion),
  };
}

/** `Churn rate: from 8 to 6 percent, now 7`. */
function measureOf({ name, unit, baseline, target, readings }: Metric): string {
  const from = baseline === null ? '' : `from ${numberText(baseline)} `;
  const to = target === null ? 'no target' : `to ${numberText(target)} ${unit}`;
  const current = readings.at(-1);
  return `${name}: ${from}${to}${current ? `, now ${numberText(current.value)}` : ''}`;
}
