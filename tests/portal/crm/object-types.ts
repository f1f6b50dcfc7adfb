/** The CRM objects this portal has, by their path name. */
export type ObjectType =
  | 'companies'
  | 'contacts'
  | 'deals'
  | 'tickets'
  | 'feedback_submissions'
  | 'meetings'
  | 'calls'
  | 'emails'
  | 'tasks'
  | 'notes';

export type ObjectTypeInfo = {
  typeId: string;
  singular: string;
  /** The property that any write bumps. */
  modified: 'hs_lastmodifieddate' | 'lastmodifieddate';
  created: 'createdate' | 'hs_createdate';
  /** What an answer carries when no properties are asked for. */
  defaults: readonly string[];
  readScopes: readonly string[];
  writeScopes: readonly string[];
  schemaReadScopes: readonly string[];
  schemaWriteScopes: readonly string[];
  /** Since 2025 a merge of these mints a record with a new id; of others the primary survives. */
  mergeMintsId: boolean;
};

const crm = (name: string) => ({
  readScopes: [`crm.objects.${name}.read`],
  writeScopes: [`crm.objects.${name}.write`],
  schemaReadScopes: [`crm.schemas.${name}.read`, `crm.objects.${name}.read`],
  schemaWriteScopes: [`crm.schemas.${name}.write`],
});

/** Engagements have no scopes of their own: they ride on the contacts'. */
const engagement = (typeId: string, singular: string, defaults: readonly string[]) => ({
  typeId,
  singular,
  modified: 'hs_lastmodifieddate' as const,
  created: 'hs_createdate' as const,
  defaults,
  ...crm('contacts'),
  mergeMintsId: false,
});

const OBJECT_TYPES: Readonly<Record<ObjectType, ObjectTypeInfo>> = {
  companies: {
    typeId: '0-2',
    singular: 'company',
    modified: 'hs_lastmodifieddate',
    created: 'createdate',
    defaults: ['domain', 'name'],
    ...crm('companies'),
    mergeMintsId: true,
  },
  contacts: {
    typeId: '0-1',
    singular: 'contact',
    modified: 'lastmodifieddate',
    created: 'createdate',
    defaults: ['email', 'firstname', 'lastname'],
    ...crm('contacts'),
    mergeMintsId: true,
  },
  deals: {
    typeId: '0-3',
    singular: 'deal',
    modified: 'hs_lastmodifieddate',
    created: 'createdate',
    defaults: ['amount', 'closedate', 'dealname', 'dealstage', 'pipeline'],
    ...crm('deals'),
    mergeMintsId: false,
  },
  tickets: {
    typeId: '0-5',
    singular: 'ticket',
    modified: 'hs_lastmodifieddate',
    created: 'createdate',
    defaults: [
      'content',
      'hs_pipeline',
      'hs_pipeline_stage',
      'hs_ticket_category',
      'hs_ticket_priority',
      'subject',
    ],
    readScopes: ['tickets'],
    writeScopes: ['tickets'],
    schemaReadScopes: ['tickets'],
    schemaWriteScopes: ['tickets'],
    mergeMintsId: false,
  },
  feedback_submissions: {
    typeId: '0-19',
    singular: 'feedback_submission',
    modified: 'hs_lastmodifieddate',
    created: 'hs_createdate',
    defaults: [],
    readScopes: ['crm.objects.feedback_submissions.read'],
    writeScopes: [],
    schemaReadScopes: ['crm.objects.feedback_submissions.read'],
    schemaWriteScopes: [],
    mergeMintsId: false,
  },
  meetings: engagement('0-47', 'meeting', []),
  calls: engagement('0-48', 'call', []),
  emails: engagement('0-49', 'email', []),
  tasks: engagement('0-27', 'task', []),
  notes: engagement('0-46', 'note', []),
};

/** The types that every portal has. */
export const ALL_TYPES = Object.keys(OBJECT_TYPES) as ObjectType[];

const CUSTOM_TYPES = new Map<ObjectType, ObjectTypeInfo>();

/** Type ids of custom objects start here; no two portals of one process share one. */
const FIRST_CUSTOM_ID = 140_000_000;

const CUSTOM_SCOPES = {
  readScopes: ['crm.objects.custom.read'],
  writeScopes: ['crm.objects.custom.write'],
  schemaReadScopes: ['crm.schemas.custom.read', 'crm.objects.custom.read'],
  schemaWriteScopes: ['crm.schemas.custom.write'],
};

/** A custom object joins the types at run time under its id; the compiler knows the others. */
export function addCustomType(fullyQualifiedName: string, defaults: readonly string[]): ObjectType {
  const typeId = `2-${FIRST_CUSTOM_ID + CUSTOM_TYPES.size}`;
  const type = typeId as ObjectType;
  CUSTOM_TYPES.set(type, {
    typeId,
    singular: fullyQualifiedName,
    modified: 'hs_lastmodifieddate',
    created: 'hs_createdate',
    defaults,
    ...CUSTOM_SCOPES,
    mergeMintsId: false,
  });
  return type;
}

export function isCustom(type: ObjectType): boolean {
  return CUSTOM_TYPES.has(type);
}

export function infoOf(type: ObjectType): ObjectTypeInfo {
  return CUSTOM_TYPES.get(type) ?? OBJECT_TYPES[type];
}

const BY_ALIAS = new Map<string, ObjectType>(
  ALL_TYPES.flatMap((type) => {
    const { typeId, singular } = OBJECT_TYPES[type];
    return [type, singular, typeId].map((alias) => [alias, type] as const);
  }),
);

/** Paths take the plural, the singular or the type id, in any case; a custom object its type id. */
export function objectTypeOf(segment: string): ObjectType | undefined {
  const custom = segment as ObjectType;
  if (CUSTOM_TYPES.has(custom)) return custom;
  return BY_ALIAS.get(segment) ?? BY_ALIAS.get(segment.toLowerCase());
}

/** The spelling HubSpot uses inside messages: `COMPANY`, `FEEDBACK_SUBMISSION`. */
export function shout(type: ObjectType): string {
  return infoOf(type).singular.toUpperCase();
}
