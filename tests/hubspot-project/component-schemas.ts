const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text };
const httpsOrigins = {
  type: 'array',
  items: { type: 'string', pattern: '^https://(?!localhost|127\\.)[^/?#]+' },
};

/** A subscription names a property exactly where it is about one. */
const subscription = {
  type: 'object',
  additionalProperties: false,
  required: ['subscriptionType', 'objectType', 'active'],
  properties: {
    subscriptionType: {
      enum: [
        'object.creation',
        'object.deletion',
        'object.merge',
        'object.restore',
        'object.propertyChange',
        'object.associationChange',
      ],
    },
    objectType: text,
    propertyName: text,
    active: { type: 'boolean' },
  },
  if: { properties: { subscriptionType: { const: 'object.propertyChange' } } },
  then: { required: ['propertyName'] },
  else: { properties: { propertyName: false } },
} as const;

const hubEvent = {
  type: 'object',
  additionalProperties: false,
  required: ['subscriptionType', 'active'],
  properties: {
    subscriptionType: { enum: ['contact.privacyDeletion'] },
    active: { type: 'boolean' },
  },
} as const;

const fieldName = { type: 'string', pattern: '^\\w+$' };

const typeDefinition = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'type'],
  properties: {
    name: fieldName,
    type: { enum: ['string', 'number', 'bool', 'enumeration', 'date', 'datetime'] },
    fieldType: { enum: ['text', 'textarea', 'number', 'select', 'booleancheckbox', 'date'] },
    options: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['value', 'label'],
        properties: { value: text, label: text },
      },
    },
  },
  if: { properties: { type: { const: 'enumeration' } } },
  then: { required: ['options'] },
} as const;

/** An agent is told what a tool is for; a workflow needs no more than its name. */
const supportedClient = {
  type: 'object',
  additionalProperties: false,
  required: ['client'],
  properties: {
    client: { enum: ['WORKFLOWS', 'AGENTS'] },
    toolType: { enum: ['GET_DATA', 'GENERATE', 'TAKE_ACTION'] },
    llmConfig: {
      type: 'object',
      additionalProperties: false,
      required: ['actionDescription'],
      properties: { actionDescription: text },
    },
  },
  if: { properties: { client: { const: 'AGENTS' } } },
  then: { required: ['toolType', 'llmConfig'] },
} as const;

const labelsByField = { type: 'object', propertyNames: fieldName, additionalProperties: text };

/**
 * What HubSpot documents about the `config` of each component, as JSON Schema keyed by HubSpot's internal type names. HubSpot keeps its own
 * schemas on its servers; these stand in for them, so that its parser can run without an account.
 */
export const componentSchemas = {
  APPLICATION: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'description', 'distribution', 'auth', 'permittedUrls'],
    properties: {
      name: { type: 'string', maxLength: 200, pattern: '^\\S(.*\\S)?$' },
      description: { type: 'string', minLength: 1, maxLength: 8192 },
      logo: text,
      distribution: { enum: ['private', 'marketplace'] },
      auth: {
        type: 'object',
        additionalProperties: false,
        required: ['type', 'requiredScopes'],
        properties: {
          type: { enum: ['static', 'oauth'] },
          redirectUrls: texts,
          requiredScopes: texts,
          optionalScopes: texts,
          conditionallyRequiredScopes: texts,
        },
      },
      permittedUrls: {
        type: 'object',
        additionalProperties: false,
        properties: { fetch: httpsOrigins, iframe: httpsOrigins, img: httpsOrigins },
      },
      support: {
        type: 'object',
        additionalProperties: false,
        properties: {
          supportEmail: { type: 'string', format: 'email' },
          documentationUrl: { type: 'string', format: 'uri' },
          supportUrl: { type: 'string', format: 'uri' },
          supportPhone: { type: 'string', pattern: '^\\+' },
        },
      },
      isUserLevel: { type: 'boolean' },
    },
    if: { properties: { distribution: { const: 'marketplace' } } },
    then: {
      properties: {
        auth: { properties: { type: { const: 'oauth' } }, required: ['redirectUrls'] },
      },
    },
  },
  CARD: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'location', 'entrypoint', 'objectTypes'],
    properties: {
      name: text,
      description: text,
      location: {
        enum: ['crm.record.tab', 'crm.record.sidebar', 'crm.preview', 'helpdesk.sidebar'],
      },
      entrypoint: { type: 'string', pattern: '^/app/cards/[^/]+\\.(jsx|tsx)$' },
      objectTypes: {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: { enum: ['companies', 'contacts', 'deals', 'tickets'] },
      },
      previewImage: {
        type: 'object',
        additionalProperties: false,
        required: ['file', 'altText'],
        properties: { file: text, altText: text },
      },
    },
  },
  SETTINGS: {
    type: 'object',
    additionalProperties: false,
    required: ['entrypoint'],
    properties: { entrypoint: { type: 'string', pattern: '^/app/settings/' } },
  },
  PAGE: {
    type: 'object',
    additionalProperties: false,
    required: ['entrypoint'],
    properties: { entrypoint: { type: 'string', pattern: '^/app/pages/' } },
  },
  WEBHOOKS: {
    type: 'object',
    additionalProperties: false,
    required: ['settings', 'subscriptions'],
    properties: {
      settings: {
        type: 'object',
        additionalProperties: false,
        required: ['targetUrl', 'maxConcurrentRequests'],
        properties: {
          targetUrl: { type: 'string', pattern: '^https://' },
          maxConcurrentRequests: { type: 'integer', minimum: 1 },
        },
      },
      subscriptions: {
        type: 'object',
        additionalProperties: false,
        properties: {
          crmObjects: { type: 'array', uniqueItems: true, items: subscription },
          legacyCrmObjects: { type: 'array' },
          hubEvents: { type: 'array', uniqueItems: true, items: hubEvent },
        },
      },
    },
  },
  WORKFLOW_ACTION: {
    type: 'object',
    additionalProperties: false,
    required: ['actionUrl', 'isPublished', 'supportedClients', 'inputFields', 'labels'],
    properties: {
      actionUrl: { type: 'string', pattern: '^https://' },
      isPublished: { type: 'boolean' },
      supportedClients: { type: 'array', minItems: 1, items: supportedClient },
      objectTypes: { type: 'array', uniqueItems: true, items: { enum: ['COMPANY', 'DEAL'] } },
      inputFields: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['typeDefinition', 'supportedValueTypes', 'isRequired'],
          properties: {
            typeDefinition: { ...typeDefinition, required: ['name', 'type', 'fieldType'] },
            supportedValueTypes: {
              type: 'array',
              minItems: 1,
              items: { enum: ['STATIC_VALUE', 'OBJECT_PROPERTY'] },
            },
            isRequired: { type: 'boolean' },
          },
        },
      },
      outputFields: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['typeDefinition'],
          properties: { typeDefinition },
        },
      },
      labels: {
        type: 'object',
        required: ['en'],
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          required: ['actionName', 'actionDescription', 'actionCardContent'],
          properties: {
            actionName: text,
            actionDescription: text,
            actionCardContent: text,
            appDisplayName: text,
            inputFieldLabels: labelsByField,
            inputFieldDescriptions: labelsByField,
            outputFieldLabels: labelsByField,
          },
        },
      },
    },
  },
} as const;
