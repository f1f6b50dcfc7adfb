import { INPUT_PROPERTIES } from '@attain/shared/crm/input-properties';
import { GROUP, provisionedProperties } from '@attain/shared/crm/write-back';

import type { Mapping } from '../config/mapping.ts';
import { inputProperties } from './pulled-properties.ts';

import type { CrmSchema, PropertyDefinition, WritableType } from '../ports/crm.ts';

export type ProvisionReport = {
  created: readonly string[];
  alreadyThere: readonly string[];
  /** There, but not as the catalogue has it: options are completed, a wrong type is left alone and told. */
  differing: readonly { property: string; what: string; mended: boolean }[];
  refused: readonly { property: string; message: string }[];
};

/**
 * Creates the property groups and properties that are missing: those of companies, and those of deals where the
 * configuration names a renewal pipeline. Safe to repeat; never removes or retypes anything.
 */
export async function provision(crm: CrmSchema, mapping: Mapping): Promise<ProvisionReport> {
  const types: WritableType[] =
    mapping.deals.renewalPipeline === null ? ['companies'] : ['companies', 'deals'];
  const reports: ProvisionReport[] = [];
  for (const type of types)
    reports.push(await provisionType(crm, type, wantedProperties(type, mapping)));
  return {
    created: reports.flatMap((r) => r.created),
    alreadyThere: reports.flatMap((r) => r.alreadyThere),
    differing: reports.flatMap((r) => r.differing),
    refused: reports.flatMap((r) => r.refused),
  };
}

/** An input that is mapped to a property which the portal already has needs none of ours. */
export function wantedProperties(
  type: WritableType,
  mapping: Mapping,
): readonly PropertyDefinition[] {
  const read = new Set(inputProperties(mapping));
  const inputs = new Set(INPUT_PROPERTIES.map(({ name }) => name));
  return provisionedProperties(type).filter(({ name }) => !inputs.has(name) || read.has(name));
}

async function provisionType(
  crm: CrmSchema,
  type: WritableType,
  wanted: readonly PropertyDefinition[],
): Promise<ProvisionReport> {
  const groups = await crm.groups(type);
  if (!groups.includes(GROUP.name)) await crm.createGroup(type, GROUP);

  const existing = new Map((await crm.properties(type)).map((p) => [p.name, p]));
  const missing = wanted.filter(({ name }) => !existing.has(name));
  const outcomes = missing.length > 0 ? await crm.createProperties(type, missing) : [];

  const differing: { property: string; what: string; mended: boolean }[] = [];
  for (const definition of wanted) {
    const there = existing.get(definition.name);
    const what = there && difference(definition, there);
    if (what)
      differing.push({ property: definition.name, ...(await mend(crm, type, definition, what)) });
  }
  const differingNames = new Set(differing.map(({ property }) => property));
  return {
    created: outcomes.filter(({ refused }) => refused === null).map(({ name }) => name),
    alreadyThere: wanted
      .map(({ name }) => name)
      .filter((name) => existing.has(name) && !differingNames.has(name)),
    differing,
    refused: outcomes.flatMap(({ name, refused }) =>
      refused === null ? [] : [{ property: name, message: refused }],
    ),
  };
}

type Difference = { kind: 'type' | 'options'; what: string };

/** Labels and descriptions are the administrator's to change; types and option values are not. */
function difference(wanted: PropertyDefinition, there: PropertyDefinition): Difference | undefined {
  if (wanted.type !== there.type || (wanted.type === 'enumeration' && !isChoice(there))) {
    const what = `is ${there.type}/${there.fieldType}, should be ${wanted.type}/${wanted.fieldType}: archive it in HubSpot and provision again`;
    return { kind: 'type', what };
  }
  const values = new Set(there.options.map(({ value }) => value));
  const lacking = wanted.options.filter(({ value }) => !values.has(value));
  if (lacking.length === 0) return undefined;
  return {
    kind: 'options',
    what: `lacks the options ${lacking.map(({ value }) => value).join(', ')}`,
  };
}

function isChoice({ fieldType }: PropertyDefinition): boolean {
  return ['select', 'radio', 'checkbox', 'booleancheckbox'].includes(fieldType);
}

async function mend(
  crm: CrmSchema,
  type: WritableType,
  wanted: PropertyDefinition,
  { kind, what }: Difference,
): Promise<{ what: string; mended: boolean }> {
  if (kind === 'type') return { what, mended: false };
  const there = (await crm.properties(type)).find(({ name }) => name === wanted.name);
  const known = new Set(there?.options.map(({ value }) => value));
  const options = [
    ...(there?.options ?? []),
    ...wanted.options.filter(({ value }) => !known.has(value)),
  ];
  const { refused } = await crm.updateProperty(type, { ...wanted, options });
  return refused === null ? { what, mended: true } : { what: `${what}; ${refused}`, mended: false };
}
