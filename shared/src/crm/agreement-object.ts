import type { CommitmentState } from '../domain/goals/goal.ts';
import type { DeadlineRisk } from '../domain/metrics/results.ts';

/** The pairs of HubSpot's `type` and `fieldType` that the object uses. */
type Kind =
  | { type: 'number'; fieldType: 'number' }
  | { type: 'string'; fieldType: 'text' | 'textarea' }
  | { type: 'date'; fieldType: 'date' }
  | { type: 'enumeration'; fieldType: 'select' };

export type AgreementProperty = Kind & {
  name: string;
  label: string;
  description: string;
  options: readonly { value: string; label: string }[];
  hasUniqueValue?: true;
};

const TEXT = { type: 'string', fieldType: 'text' } as const;
const LONG_TEXT = { type: 'string', fieldType: 'textarea' } as const;
const NUMBER = { type: 'number', fieldType: 'number' } as const;
const DATE = { type: 'date', fieldType: 'date' } as const;
const SELECT = { type: 'enumeration', fieldType: 'select' } as const;

const STATES: Readonly<Record<CommitmentState, string>> = {
  draft: 'Draft',
  proposed: 'Proposed',
  signed: 'Signed',
  active: 'Active',
  revised: 'Revision waits for sign-off',
  achieved: 'Achieved',
  missed: 'Missed',
  ended: 'Ended',
};

const STATUSES = {
  on_track: 'On track',
  at_risk: 'At risk',
  off_track: 'Off track',
  not_measurable: 'Not measurable',
} as const;

const RISKS: Readonly<Record<DeadlineRisk, string>> = {
  on_pace: 'On pace',
  behind: 'Behind',
  will_miss: 'Will miss',
  unknown: 'Unknown',
};

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const plain = (
  kind: Kind,
  name: string,
  label: string,
  description: string,
): AgreementProperty => ({
  ...kind,
  name,
  label,
  description,
  options: [],
});

/** The property by which a record is found again. */
export const AGREEMENT_KEY = 'attain_agreement_id';

/**
 * The custom object that shows agreements in HubSpot, a record each, where an Enterprise portal wants it. Written one way:
 * the agreements themselves are kept by Attain.
 */
export const AGREEMENT_OBJECT = {
  name: 'attain_agreement',
  labels: { singular: 'Agreement', plural: 'Agreements' },
  description: 'Value-level agreements, kept by Attain. What is changed here is put right.',
  primaryDisplayProperty: 'title',
  secondaryDisplayProperties: ['state', 'status'],
  requiredProperties: [AGREEMENT_KEY],
  searchableProperties: ['title'],
  associatedObjects: ['COMPANY'],
} as const;

export const AGREEMENT_PROPERTIES = [
  { ...plain(TEXT, AGREEMENT_KEY, 'Agreement id', 'Its id in Attain.'), hasUniqueValue: true },
  plain(TEXT, 'title', 'Title', 'What was agreed.'),
  plain(TEXT, 'company_id', 'Company id', 'Record id of the company.'),
  {
    ...SELECT,
    name: 'state',
    label: 'State',
    description: 'Where the agreement stands.',
    options: optionsOf(STATES),
  },
  {
    ...SELECT,
    name: 'status',
    label: 'Status',
    description: 'Its attainment in bands; empty while it is not in force.',
    options: optionsOf(STATUSES),
  },
  plain(NUMBER, 'attainment', 'Attainment %', 'How much of the targets is reached, 0 to 100.'),
  plain(LONG_TEXT, 'measures', 'Measures', 'Baseline, target and latest value of each metric.'),
  plain(DATE, 'deadline', 'Deadline', 'By when the targets are to be reached.'),
  {
    ...SELECT,
    name: 'deadline_risk',
    label: 'Deadline risk',
    description: 'Will the deadline be met?',
    options: optionsOf(RISKS),
  },
  plain(TEXT, 'signed_by', 'Signed by', 'Whose word made the terms agreed.'),
  plain(DATE, 'signed_on', 'Signed on', 'When.'),
  plain(NUMBER, 'terms_version', 'Version of the terms', 'Counts the versions from 1.'),
] as const satisfies readonly AgreementProperty[];

export type AgreementValues = Readonly<
  Record<(typeof AGREEMENT_PROPERTIES)[number]['name'], string>
>;
