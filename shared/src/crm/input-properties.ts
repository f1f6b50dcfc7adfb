import type { EscalationFlag } from '../domain/account.ts';
import {
  DATE,
  NUMBER,
  TEXT,
  plainProperty,
  selectProperty,
  type PropertyDefinition,
} from './property.ts';

const ESCALATION_FLAGS: Record<EscalationFlag, string> = {
  none: 'None',
  churn_threat: 'Churn threat',
  downtime: 'Downtime',
  legal: 'Legal',
};

/** Company properties that people and workflows fill, created where the portal has mapped none of its own. We never write them. */
export const INPUT_PROPERTIES: readonly PropertyDefinition[] = [
  plainProperty(TEXT, {
    name: 'attain_account_key',
    label: 'Account key',
    description: "The product's id of this account; several are separated by a semicolon.",
  }),
  plainProperty(NUMBER, {
    name: 'attain_contract_value',
    label: 'Contract value per year',
    description: 'Yearly contract value. Empty: the sum of the won deals of the open term.',
  }),
  plainProperty(DATE, {
    name: 'attain_contract_start',
    label: 'Contract start',
    description: 'First day of the contract term.',
  }),
  plainProperty(DATE, {
    name: 'attain_contract_renewal',
    label: 'Contract renewal',
    description: 'The day on which the contract is up for renewal.',
  }),
  plainProperty(NUMBER, {
    name: 'attain_licensed_seats',
    label: 'Licensed seats',
    description: 'Seats of the contract. Empty: the most users of any week of the last 90 days.',
  }),
  selectProperty(
    {
      name: 'attain_escalation_flag',
      label: 'Escalation flag',
      description: 'Set by a person or a workflow to escalate the account.',
    },
    ESCALATION_FLAGS,
  ),
];
