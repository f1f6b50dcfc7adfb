import { randomUUID } from 'node:crypto';

export type ErrorBody = Record<string, unknown>;

/** An answer that is not a success. Thrown by handlers, written by the server. */
export class PortalError extends Error {
  override readonly name = 'PortalError';
  readonly status: number;
  readonly body: ErrorBody;
  readonly headers: Record<string, string>;

  constructor(status: number, body: ErrorBody, headers: Record<string, string> = {}) {
    super(String(body['message']));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** HubSpot's common envelope, with whatever an error adds to it. */
export function errorBody(category: string, message: string, extra: ErrorBody = {}): ErrorBody {
  return { status: 'error', message, correlationId: randomUUID(), ...extra, category };
}

export function validationError(message: string, extra: ErrorBody = {}): PortalError {
  return new PortalError(400, errorBody('VALIDATION_ERROR', message, extra));
}

export function objectNotFound(id: string): PortalError {
  return new PortalError(
    404,
    errorBody('OBJECT_NOT_FOUND', 'Object not found.  objectId are usually numeric.', {
      context: { id: [id] },
    }),
  );
}

/** A path that no route knows. */
export function resourceNotFound(): PortalError {
  return new PortalError(404, {
    status: 'error',
    message: 'resource not found',
    correlationId: randomUUID(),
  });
}

export function unauthenticated(message: string, category: string): PortalError {
  return new PortalError(401, errorBody(category, message), {
    'x-hubspot-auth-failure': '401 Unauthorized',
  });
}

export function missingScopes(scopes: readonly string[]): PortalError {
  return new PortalError(403, {
    ...errorBody(
      'MISSING_SCOPES',
      "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.",
    ),
    errors: [
      {
        message: 'One or more of the following scopes are required.',
        context: { requiredGranularScopes: [...scopes] },
      },
    ],
    links: { scopes: 'https://developers.hubspot.com/scopes' },
  });
}

export type RatePolicy = 'TEN_SECONDLY_ROLLING' | 'SECONDLY' | 'DAILY';

const LIMIT_NAMES = {
  TEN_SECONDLY_ROLLING: 'ten_secondly_rolling',
  SECONDLY: 'secondly',
  DAILY: 'daily',
} as const satisfies Record<RatePolicy, string>;

/** Another envelope than all other errors: `errorType` and `policyName`, no `category`. */
export function rateLimited(policy: RatePolicy): PortalError {
  return new PortalError(429, {
    status: 'error',
    message: `You have reached your ${LIMIT_NAMES[policy]} limit.`,
    errorType: 'RATE_LIMIT',
    correlationId: randomUUID(),
    policyName: policy,
    requestId: randomUUID(),
  });
}
