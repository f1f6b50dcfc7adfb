import type { RouteContract } from '@attain/shared/contract/route';
import type { Currency } from '@attain/shared/domain/basics/money';
import type { z } from 'zod';

import type { Calendar } from '../calendar.ts';
import type { Author } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';
import type { Caller } from './caller.ts';

/** What a route is asked, parsed by its contract. */
export type Asked<C extends RouteContract> = {
  params: z.output<C['params']>;
  query: z.output<C['query']>;
  body: C['body'] extends z.ZodObject ? z.output<C['body']> : undefined;
  /** The version that the caller read, where the contract asks for one. */
  version: C['version'] extends 'required'
    ? number
    : C['version'] extends 'optional'
      ? number | undefined
      : undefined;
  /** The caller's portal and no other; within the transaction of the request where the route writes. */
  store: PortalStore;
  portalId: number;
  /** Of the portal's zone. */
  calendar: Calendar;
  /** Of the portal; `undefined`: nothing of HubSpot was read yet. */
  currency: Currency | undefined;
  author: Author;
  caller: Caller;
  /** Aborted once the caller has gone without waiting for the answer. */
  gone: AbortSignal;
};

/** A file to be saved or shown, instead of JSON. */
export type FileAnswer = {
  status: 200;
  file: {
    /** In pieces where it may be of any length. */
    bytes: Buffer | AsyncIterable<Uint8Array>;
    contentType: string;
    fileName: string;
  };
};

/** An answer by the contract. Errors are thrown. */
export type Answered<C extends RouteContract> =
  | JsonAnswer<C>
  | (C['files'] extends readonly string[] ? FileAnswer : never);

type JsonAnswer<C extends RouteContract> = {
  [S in keyof C['answers'] & number]: {
    status: S;
    body: z.input<C['answers'][S]['body']>;
    /** Of what the answer is about, for `ETag`. */
    version?: number;
  };
}[keyof C['answers'] & number];

export type JsonOfAny = { status: number; body: unknown; version?: number };
export type AnyAnswer = JsonOfAny | FileAnswer;
export type AnyAsked = Omit<Asked<RouteContract>, 'body' | 'version'> & {
  body: unknown;
  version: number | undefined;
};

export type ApiRoute = {
  contract: RouteContract;
  answer: (asked: AnyAsked) => Promise<AnyAnswer>;
  /** What is to be asked of others first: a transaction must not wait for them. */
  prepare?: (asked: AnyAsked) => Promise<void>;
};

export function answered<S extends number, B>(status: S, body: B): { status: S; body: B };
export function answered<S extends number, B>(
  status: S,
  body: B,
  version: number,
): { status: S; body: B; version: number };
export function answered(status: number, body: unknown, version?: number): JsonOfAny {
  return version === undefined ? { status, body } : { status, body, version };
}

/** Ties a contract to what answers it; the types hold the two together. */
export function implement<C extends RouteContract>(
  contract: C,
  answer: (asked: Asked<C>) => Promise<Answered<C>>,
  prepare: (asked: Asked<C>) => Promise<void> = async () => undefined,
): ApiRoute {
  // Asked by the same contract's schemas, and by nothing else.
  return {
    contract,
    answer: (asked) => answer(asked as Asked<C>),
    prepare: (asked) => prepare(asked as Asked<C>),
  };
}
