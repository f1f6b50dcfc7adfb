/** HubSpot versions each family of its API on its own, by date; a version lives for 18 months. */
const VERSION = {
  accountInfo: '2026-09',
  associations: '2026-09',
  objects: '2026-09',
  objectSchemas: '2026-09',
  owners: '2026-09',
  pipelines: '2026-09',
  properties: '2026-09',
} as const;

const objects = (type: string) => `/crm/objects/${VERSION.objects}/${type}`;
const objectSchemas = `/crm-object-schemas/${VERSION.objectSchemas}/schemas`;
const properties = (type: string) => `/crm/properties/${VERSION.properties}/${type}`;

/** No dated version after 2026-03 tells of an upload; this one holds as long as that one does, until September 2027. */
const FILES = '/files/v3/files';

/** Every path of HubSpot's API that the worker calls. */
export const API_PATHS = {
  accountInfo: `/account-info/${VERSION.accountInfo}/details`,
  objects,
  batchRead: (type: string) => `${objects(type)}/batch/read`,
  batchCreate: (type: string) => `${objects(type)}/batch/create`,
  batchUpdate: (type: string) => `${objects(type)}/batch/update`,
  batchUpsert: (type: string) => `${objects(type)}/batch/upsert`,
  search: (type: string) => `${objects(type)}/search`,
  associationsRead: (from: string, to: string) =>
    `/crm/associations/${VERSION.associations}/${from}/${to}/batch/read`,
  associateDefault: (from: string, to: string) =>
    `/crm/associations/${VERSION.associations}/${from}/${to}/batch/associate/default`,
  files: FILES,
  file: (id: string) => `${FILES}/${encodeURIComponent(id)}`,
  fileSearch: `${FILES}/search`,
  fileSignedUrl: (id: string) => `${FILES}/${encodeURIComponent(id)}/signed-url`,
  objectSchemas,
  objectSchema: (type: string) => `${objectSchemas}/${type}`,
  owners: `/crm/owners/${VERSION.owners}`,
  owner: (id: string) => `/crm/owners/${VERSION.owners}/${encodeURIComponent(id)}`,
  pipelines: (type: string) => `/crm/pipelines/${VERSION.pipelines}/${type}`,
  properties,
  property: (type: string, name: string) => `${properties(type)}/${encodeURIComponent(name)}`,
  propertyBatchCreate: (type: string) => `${properties(type)}/batch/create`,
  propertyGroups: (type: string) => `${properties(type)}/groups`,
  /** The dated path of the automation family differs by call; this one holds until March 2027. */
  workflowCallback: (id: string) =>
    `/automation/v4/actions/callbacks/${encodeURIComponent(id)}/complete`,
  /** Static tokens and service keys only; it has no dated version. */
  tokenInfo: '/oauth/v2/private-apps/get/access-token-info',
} as const;
