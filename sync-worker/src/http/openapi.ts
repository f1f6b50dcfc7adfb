import { apiErrorSchema } from '@attain/shared/contract/api-error';
import { idempotencyKeySchema } from '@attain/shared/contract/fields';
import { isWrite, restsOnVersion, type RouteContract } from '@attain/shared/contract/route';
import { API_ROUTES } from '@attain/shared/contract/routes';
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';

const REFUSALS = {
  400: 'A field, parameter or header is wrong; `details` names every one of them.',
  401: 'Neither a valid HubSpot signature (v3) nor the API key.',
  403: 'Signed for another portal.',
  404: 'There is no such company or record in the portal of the caller.',
  409: 'Contradicts what is stored: another version holds, or there is something of that name.',
  413: 'The body is larger than 1 MB.',
  415: 'The body is not JSON.',
  422: 'Understood, and not allowed: the sentence says why and what to do.',
  428: 'The request must say which version it rests on.',
  503: 'HubSpot or the database is not answering.',
} as const;

const FILE = { type: 'string', format: 'binary' } as const;

const EVERY_ROUTE = [400, 401, 403, 503] as const;
const WITH_BODY = [413, 415] as const;

/** The API as an OpenAPI 3.1 document, made from the contracts that the server itself is mounted from. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const contract of API_ROUTES) {
    const path = contract.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [contract.method]: operationOf(contract) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Attain',
      version: '1',
      description:
        'Goals, agreements and their figures, by company. See docs/api.md for authentication, repeats, versions and errors.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    security: [{ hubspotSignature: [] }, { apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        hubspotSignature: {
          type: 'apiKey',
          in: 'header',
          name: 'X-HubSpot-Signature-v3',
          description: 'Set by HubSpot, with `X-HubSpot-Request-Timestamp`, on calls of cards.',
        },
        apiKey: { type: 'http', scheme: 'bearer', description: 'The key of `ATTAIN_API_KEY`.' },
      },
    },
  });
}

function operationOf(contract: RouteContract): ZodOpenApiOperationObject {
  const { operationId, tag, summary, description, params, query, body } = contract;
  const headers = headersOf(contract);
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    requestParams: {
      path: params,
      ...(Object.keys(query.shape).length === 0 ? {} : { query }),
      ...(headers === null ? {} : { header: headers }),
    },
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { ...answersOf(contract), ...refusalsOf(contract) },
  };
}

function headersOf(contract: RouteContract): z.ZodObject | null {
  if (!isWrite(contract)) return null;
  const ifMatch = z.string().optional().meta({
    description: 'The ETag that was read; `version` in the body says the same.',
    example: '"3"',
  });
  return z.object({
    'Idempotency-Key': idempotencyKeySchema.optional(),
    ...(restsOnVersion(contract) ? { 'If-Match': ifMatch } : {}),
  });
}

function answersOf({ answers, files = [], version }: RouteContract) {
  const headers = {
    ETag: z.string().meta({ description: 'The version that holds.', example: '"3"' }),
  };
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, body }]) => [
      status,
      {
        description,
        content: {
          ...(body instanceof z.ZodNever ? {} : { 'application/json': { schema: body } }),
          ...Object.fromEntries(files.map((type) => [type, { schema: FILE }])),
        },
        ...(version === 'none' ? {} : { headers: z.object(headers) }),
      } satisfies ZodOpenApiResponseObject,
    ]),
  );
}

function refusalsOf({ refusals, body }: RouteContract) {
  const statuses = [...EVERY_ROUTE, ...(body === undefined ? [] : WITH_BODY), ...refusals];
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: REFUSALS[status],
        content: { 'application/json': { schema: apiErrorSchema } },
      },
    ]),
  );
}
