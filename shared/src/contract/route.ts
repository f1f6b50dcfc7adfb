import type { z } from 'zod';

/** Statuses that a route answers by itself, beside those that every route may answer. */
export type Refusal = 404 | 409 | 422 | 428;

/** One route of the API, declared once: the server mounts it and the OpenAPI document describes it from the same. */
export type RouteContract = {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  /** In the notation of Express: `/api/companies/:companyId/goals`. */
  path: string;
  /** A name for programs, unique. */
  operationId: string;
  tag:
    | 'Success metrics'
    | 'Companies'
    | 'Portfolio'
    | 'Goals'
    | 'Agreements'
    | 'Value'
    | 'Reports'
    | 'Records'
    | 'Usage'
    | 'Settings';
  summary: string;
  description?: string;
  params: z.ZodObject;
  /** Only what the caller writes: what HubSpot appends to a signed address is known to the server. */
  query: z.ZodObject;
  /** Absent: nothing is read of a body. */
  body?: z.ZodObject;
  /** By status, 2xx only. */
  answers: Readonly<Record<number, { description: string; body: z.ZodType }>>;
  /** Content types of files that a 200 may carry instead of JSON; where it never carries JSON, its body is `z.never()`. */
  files?: readonly string[];
  refusals: readonly Refusal[];
  /** Fields of the answer that are told once: a repeat of the request finds them `null`, and they are kept nowhere. */
  secret?: readonly string[];
  /**
   * `answered`: the answer carries the version of what it is about as `ETag`. `required`: the request must name the version
   * it rests on too, as `If-Match` or `version` in the body. `optional`: it may.
   */
  version: 'none' | 'answered' | 'optional' | 'required';
  /** Of a POST that asks by its body and changes nothing. */
  readsOnly?: boolean;
};

/** Anything but a question changes something, so it is repeatable by a key and runs whole or not at all. */
export function isWrite({
  method,
  readsOnly = false,
}: Pick<RouteContract, 'method' | 'readsOnly'>): boolean {
  return method !== 'get' && !readsOnly;
}

/** Whether a request may say which version it rests on. */
export function restsOnVersion({ version }: Pick<RouteContract, 'version'>): boolean {
  return version === 'required' || version === 'optional';
}
