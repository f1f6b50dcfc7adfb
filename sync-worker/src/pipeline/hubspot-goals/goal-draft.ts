import { isAgreed } from '@attain/shared/domain/agreements/governance';

import type { GoalDraft } from '../../agreements/goal-draft.ts';
import type { CompanyGoal } from '../../config/goal-mapping.ts';
import type { FieldIssue } from '../normalise/fields.ts';
import type { GoalFields } from './goal-fields.ts';

/** What a mapping has no property for, so that what is stored of it stays. */
export const NOT_IN_HUBSPOT = {
  baselineSource: null,
  baselineEvidence: null,
  source: null,
} as const;

type GoalProperties = Pick<
  CompanyGoal,
  | 'description'
  | 'owner'
  | 'startDate'
  | 'targetDate'
  | 'state'
  | 'signedBy'
  | 'signedAt'
  | 'dependencies'
>;

/** What the properties say of a goal, beside its metrics, categories and weight. */
export function draftOf(
  properties: GoalProperties,
  fields: GoalFields,
  issues: FieldIssue[],
): Omit<GoalDraft, 'outcomeCategory' | 'vlaCategory' | 'weight'> {
  const startDate = fields.day(properties.startDate);
  const targetDate = fields.day(properties.targetDate);
  const isBackwards = startDate !== null && targetDate !== null && targetDate < startDate;
  if (isBackwards && properties.targetDate !== null) {
    issues.push({
      property: properties.targetDate,
      message: `${targetDate} is before the start, ${startDate}: correct one of them`,
    });
  }
  return {
    description: fields.text(properties.description),
    owner: fields.label(properties.owner),
    startDate: isBackwards ? null : startDate,
    targetDate: isBackwards ? null : targetDate,
    dependencies: fields.text(properties.dependencies),
    ...signatureOf(properties, fields, issues),
  };
}

/**
 * A signature is a name and a date (V29). Both without a state sign the goal; a state that needs them and lacks one is
 * no more than a proposal; beside a state that is not signed they say nothing.
 */
function signatureOf(
  properties: GoalProperties,
  fields: GoalFields,
  issues: FieldIssue[],
): Pick<GoalDraft, 'state' | 'signedBy' | 'signedAt'> {
  const signedBy = fields.label(properties.signedBy);
  const signedAt = fields.pastInstant(properties.signedAt);
  const isComplete = signedBy !== null && signedAt !== null;
  const state = fields.state(properties.state) ?? (isComplete ? 'signed' : null);
  if (state === null || !isAgreed(state)) return { state, signedBy: null, signedAt: null };
  if (isComplete) return { state, signedBy, signedAt };
  issues.push({
    property: properties.state ?? '',
    message: `"${state}" needs who signed and when: map and fill signedBy and signedAt. Until then the goal counts as proposed`,
  });
  return { state: 'proposed', signedBy: null, signedAt: null };
}
