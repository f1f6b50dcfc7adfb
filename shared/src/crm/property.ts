import type { Snapshot } from '../domain/snapshot.ts';

/** The property group on companies and on deals. */
export const GROUP = { name: 'attain', label: 'Attain' } as const;

export type PropertyOption = { value: string; label: string };

/** The pairs of HubSpot's `type` and `fieldType` that we use; a date-time is edited in a `date` field. */
type PropertyKind =
  | { type: 'number'; fieldType: 'number' }
  | { type: 'string'; fieldType: 'text' }
  | { type: 'date' | 'datetime'; fieldType: 'date' }
  | { type: 'bool'; fieldType: 'booleancheckbox' }
  | { type: 'enumeration'; fieldType: 'select' | 'checkbox' };

/** A property as HubSpot is asked to create it. */
export type PropertyDefinition = PropertyKind & {
  name: string;
  label: string;
  description: string;
  groupName: typeof GROUP.name;
  /** In their order of display; values never change, labels may. */
  options: readonly PropertyOption[];
};

/** A property that a snapshot fills. */
export type FilledProperty = PropertyDefinition & {
  /** The text on the wire; empty where the value is unknown, which clears the property. */
  value: (snapshot: Snapshot) => string;
};

type Naming = { name: string; label: string; description: string };

export const NUMBER = { type: 'number', fieldType: 'number' } as const;
export const TEXT = { type: 'string', fieldType: 'text' } as const;
export const DATE = { type: 'date', fieldType: 'date' } as const;
export const DATETIME = { type: 'datetime', fieldType: 'date' } as const;
export const BOOL = { type: 'bool', fieldType: 'booleancheckbox' } as const;
const SELECT = { type: 'enumeration', fieldType: 'select' } as const;
const CHECKBOX = { type: 'enumeration', fieldType: 'checkbox' } as const;

const YES_NO: readonly PropertyOption[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** A property without options, except the two that HubSpot demands of a bool. */
export function plainProperty(
  kind: Exclude<PropertyKind, { type: 'enumeration' }>,
  naming: Naming,
): PropertyDefinition {
  return { ...kind, ...naming, groupName: GROUP.name, options: kind.type === 'bool' ? YES_NO : [] };
}

/** An enumeration whose values and labels are given in order. */
export function selectProperty(
  naming: Naming,
  options: Readonly<Record<string, string>>,
): PropertyDefinition {
  return { ...SELECT, ...naming, groupName: GROUP.name, options: optionsOf(options) };
}

/** An enumeration of which any number of values hold at once. */
export function checkboxProperty(
  naming: Naming,
  options: Readonly<Record<string, string>>,
): PropertyDefinition {
  return { ...CHECKBOX, ...naming, groupName: GROUP.name, options: optionsOf(options) };
}

function optionsOf(options: Readonly<Record<string, string>>): readonly PropertyOption[] {
  return Object.entries(options).map(([value, label]) => ({ value, label }));
}
