const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text };
const httpsOrigins = {
  type: 'array',
  items: { type: 'string', pattern: '^https://(?!localhost|127\\.)[^/?#]+' },
};

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
          crmObjects: { type: 'array' },
          legacyCrmObjects: { type: 'array' },
          hubEvents: { type: 'array' },
        },
      },
    },
  },
  WORKFLOW_ACTION: {
    type: 'object',
    required: ['actionUrl', 'isPublished', 'supportedClients', 'inputFields', 'labels'],
    properties: {
      actionUrl: { type: 'string', pattern: '^https://' },
      isPublished: { type: 'boolean' },
      supportedClients: { type: 'array', minItems: 1 },
      inputFields: { type: 'array' },
      labels: { type: 'object', required: ['en'] },
    },
  },
} as const;
