import { AGREEMENT_OBJECT, AGREEMENT_PROPERTIES } from '@attain/shared/crm/agreement-object';

import type { CrmObjects, CrmSchema, CustomObject, PropertyDefinition } from '../ports/crm.ts';
import { MissingScopeError } from '../ports/errors.ts';
import type { ProvisionReport } from './provision.ts';

/** The full name of the object in a portal. */
export function agreementObject(portalId: number): CustomObject {
  return `p${portalId}_${AGREEMENT_OBJECT.name}`;
}

type Schema = CrmObjects & Pick<CrmSchema, 'createProperties'>;
type Report = Pick<ProvisionReport, 'created' | 'alreadyThere' | 'refused'>;

/**
 * Creates the custom object that shows agreements, or those of its properties that are missing. Safe to repeat. A portal
 * without custom objects is told so in one sentence; nothing else depends on it.
 */
export async function provisionAgreements(crm: Schema, portalId: number): Promise<Report> {
  const type = agreementObject(portalId);
  try {
    const existing = await crm.objectProperties(type);
    return existing ? await complete(crm, type, existing) : await create(crm);
  } catch (error) {
    if (!(error instanceof MissingScopeError)) throw error;
    const message = `custom objects need a HubSpot Enterprise subscription and the scopes ${error.scopes.join(', ') || 'crm.schemas.custom.write'}: add them to the app, or set mirror.agreements to false. Everything else works without.`;
    return refused(message);
  }
}

async function create(crm: Schema): Promise<Report> {
  const outcome = await crm.createObject({
    ...AGREEMENT_OBJECT,
    properties: AGREEMENT_PROPERTIES.map((property) => definitionOf(property, '')),
  });
  if (outcome.refused !== null) return refused(outcome.refused);
  return { created: [AGREEMENT_OBJECT.name], alreadyThere: [], refused: [] };
}

async function complete(
  crm: Schema,
  type: CustomObject,
  existing: readonly PropertyDefinition[],
): Promise<Report> {
  const there = new Map(existing.map((property) => [property.name, property]));
  const group = there.get(AGREEMENT_OBJECT.primaryDisplayProperty)?.groupName ?? '';
  const missing = AGREEMENT_PROPERTIES.filter(({ name }) => !there.has(name));
  const outcomes =
    missing.length === 0
      ? []
      : await crm.createProperties(
          type,
          missing.map((property) => definitionOf(property, group)),
        );
  const named = (name: string) => `${AGREEMENT_OBJECT.name}.${name}`;
  return {
    created: outcomes.flatMap(({ name, refused: why }) => (why === null ? [named(name)] : [])),
    alreadyThere: [AGREEMENT_OBJECT.name],
    refused: outcomes.flatMap(({ name, refused: why }) =>
      why === null ? [] : [{ property: named(name), message: why }],
    ),
  };
}

function definitionOf(
  property: (typeof AGREEMENT_PROPERTIES)[number],
  groupName: string,
): PropertyDefinition {
  return { groupName, ...property };
}

function refused(message: string): Report {
  return {
    created: [],
    alreadyThere: [],
    refused: [{ property: AGREEMENT_OBJECT.name, message }],
  };
}
