import type { Snapshot } from '../domain/snapshot.ts';
import { DEAL_PROPERTIES } from './deal-properties.ts';
import { INPUT_PROPERTIES } from './input-properties.ts';
import { COMPANY_PROPERTIES, REPORT_URL, SCORED_AT } from './properties.ts';
import type { FilledProperty, PropertyDefinition } from './property.ts';

export { GROUP } from './property.ts';

/** The object types that hold values of ours. */
type WritableType = 'companies' | 'deals';

type Values = Record<string, string>;

const WRITTEN: Readonly<Record<WritableType, readonly FilledProperty[]>> = {
  companies: [...COMPANY_PROPERTIES, SCORED_AT],
  deals: DEAL_PROPERTIES,
};

/** Everything to create on an object type: what we write, and the inputs that people fill. */
export function provisionedProperties(type: WritableType): readonly PropertyDefinition[] {
  const written = WRITTEN[type].map(({ value: _, ...definition }) => definition);
  return type === 'companies' ? [...written, REPORT_URL, ...INPUT_PROPERTIES] : written;
}

/** Names of the properties that we write; people may read them and should not edit them. */
export function ownPropertyNames(type: WritableType): readonly string[] {
  const filled = WRITTEN[type].map(({ name }) => name);
  return type === 'companies' ? [...filled, REPORT_URL.name] : filled;
}

/** The values that a company should hold; the instant they changed is {@link scoredAt}. */
export function companyProperties(snapshot: Snapshot): Readonly<Values> {
  const known = valuesOfSnapshots.get(snapshot);
  if (known !== undefined) return known;
  const values = valuesOf(COMPANY_PROPERTIES, snapshot);
  valuesOfSnapshots.set(snapshot, values);
  return values;
}

/** A scoring asks several times for the same ones: for the patch, the curves and the portfolio. */
const valuesOfSnapshots = new WeakMap<Snapshot, Readonly<Values>>();

/** When the figures changed: to be added to a patch that changes another property, never to be compared. */
export function scoredAt(snapshot: Snapshot): Values {
  return valuesOf([SCORED_AT], snapshot);
}

/** Where the latest report of a company is; `null` = none was put on the record. */
export function reportUrl(url: string | null): Values {
  return { [REPORT_URL.name]: url ?? '' };
}

/** The values that a deal of the renewal pipeline copies from its company. */
export function dealProperties(snapshot: Snapshot): Values {
  return valuesOf(DEAL_PROPERTIES, snapshot);
}

/** Empties what a company still holds of ours: for one that is no customer any more. */
export function clearedProperties(held: Readonly<Record<string, string>>): Values {
  const filled = ownPropertyNames('companies').filter((name) => held[name]);
  return Object.fromEntries(filled.map((name) => [name, '']));
}

function valuesOf(properties: readonly FilledProperty[], snapshot: Snapshot): Values {
  const values: Values = {};
  for (const { name, value } of properties) values[name] = value(snapshot);
  return values;
}
