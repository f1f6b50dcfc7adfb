import type { FieldError } from '@attain/shared/contract/api-error';
import { idempotencyKeySchema } from '@attain/shared/contract/fields';
import { isWrite, restsOnVersion, type RouteContract } from '@attain/shared/contract/route';
import type { Request } from 'express';
import type { z } from 'zod';

import type { AnyAsked } from '../api-route.ts';
import { HttpError, invalidRequest } from '../errors.ts';
import { fieldErrors } from './field-errors.ts';
import { readJson } from './read-json.ts';
import { readQuery } from './read-query.ts';
import { exampleOf } from './schema-at.ts';

export type ReadRequest = Pick<AnyAsked, 'params' | 'query' | 'body' | 'version'> & {
  /** The same for every repeat of one request; `undefined` = the caller gave none. */
  key: string | undefined;
};

/**
 * What the caller sent, parsed by the contract.
 *
 * @throws {HttpError} 400 with all faults of address, headers and body at once; 415; 428 without the version that it must name.
 */
export function readRequest(
  contract: RouteContract,
  request: Request,
  caller: { signed: boolean },
): ReadRequest {
  const errors: FieldError[] = [];
  const parse = (schema: z.ZodType, value: unknown): unknown => {
    const result = schema.safeParse(value);
    if (!result.success) errors.push(...fieldErrors(schema, value, result.error.issues));
    return result.data;
  };
  const query = readQuery(request, Object.keys(contract.query.shape), caller);
  errors.push(...query.errors);
  const read = {
    params: parse(contract.params, request.params) as ReadRequest['params'],
    query: parse(contract.query, query.values) as ReadRequest['query'],
    body: contract.body && parse(contract.body, readJson(request)),
  };
  const written = (read.body ?? {}) as { requestId?: string; version?: number };
  const key = isWrite(contract) ? keyOf(request, written.requestId, errors) : undefined;
  const version = restsOnVersion(contract)
    ? versionOf(request, written.version, errors)
    : undefined;
  if (errors.length > 0) throw invalidRequest(errors);
  if (contract.version === 'required' && version === undefined) throw versionMissing();
  return { ...read, key, version };
}

/** Programs send a header; HubSpot's proxy passes none, so a card says it in the body. */
function keyOf(
  request: Request,
  inBody: string | undefined,
  errors: FieldError[],
): string | undefined {
  const header = request.get('idempotency-key');
  if (header === undefined) return inBody;
  const result = idempotencyKeySchema.safeParse(header);
  if (!result.success) {
    const faults = fieldErrors(idempotencyKeySchema, header, result.error.issues);
    const example = exampleOf(idempotencyKeySchema);
    errors.push(...faults.map(({ message }) => ({ field: 'Idempotency-Key', message, example })));
  } else if (inBody !== undefined && inBody !== header) {
    errors.push({
      field: 'requestId',
      message: 'is not the Idempotency-Key of the header: give one of the two',
    });
  }
  return header;
}

function versionOf(
  request: Request,
  inBody: number | undefined,
  errors: FieldError[],
): number | undefined {
  const header = request.get('if-match');
  if (header === undefined) return inBody;
  const version = Number(/^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1] ?? Number.NaN);
  if (Number.isNaN(version)) {
    const message = 'must be the one version that you read, as its ETag says it';
    errors.push({ field: 'If-Match', message, example: '"3"' });
  } else if (inBody !== undefined && inBody !== version) {
    const message = 'is not the version of If-Match: give one of the two';
    errors.push({ field: 'version', message });
  }
  return version;
}

function versionMissing(): HttpError {
  return new HttpError(
    428,
    'precondition_required',
    'Say which version you read, so that nobody\'s change is lost: send its ETag as "If-Match", or "version" in the body.',
    { details: [{ field: 'version', message: 'is missing', example: 3 }] },
  );
}
