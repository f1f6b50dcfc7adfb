import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { sharedData } from './shared-data.ts';

export const IN_2026 = sharedData('nango-hubspot');
export const IN_2023 = sharedData('dlt-hubspot-mocks');
export const IN_2022 = sharedData('grouparoo-hubspot-recordings');

/** What HubSpot really answered, at the path that the same question has today. */
export type Recording = {
  method: 'GET' | 'POST';
  path: string;
  query: Record<string, string>;
  requestBody: unknown;
  status: number;
  headers: Record<string, string>;
  body: unknown;
};

const headersSchema = z.record(z.string(), z.unknown()).default({}).transform(meaningful);

const callSchema = z.object({
  status: z.number(),
  headers: headersSchema,
  request: z.object({
    params: z.record(z.string(), z.string()).default({}),
    data: z.unknown().optional(),
  }),
  response: z.unknown(),
});

const fileSchema = z.object({
  api: z.partialRecord(z.enum(['get', 'post']), z.record(z.string(), callSchema)),
  output: z.record(z.string(), z.unknown()).optional(),
  nango: z.object({ batchSave: z.record(z.string(), z.unknown()).default({}) }),
});

/** One call of 2026, and what somebody else's integration made of the answer. */
export function recordingOf2026(name: string): {
  recording: Recording;
  normalised: Record<string, unknown>;
} {
  const { api, output, nango } = fileSchema.parse(readJson(IN_2026.folder, `${name}.test.json`));
  const [recording] = Object.entries(api).flatMap(([method, calls]) =>
    Object.entries(calls).map(([path, { status, headers, request, response }]) => ({
      method: method === 'get' ? ('GET' as const) : ('POST' as const),
      path: datedPath(path),
      query: request.params,
      requestBody: request.data,
      status,
      headers,
      body: response,
    })),
  );
  if (!recording) throw new Error(`${name} holds no call that reads`);
  return { recording, normalised: output ?? nango.batchSave };
}

/** A page of a list as it was in 2023. */
export function listOf2023(type: string): Recording {
  return {
    method: 'GET',
    path: datedPath(`/crm/v3/objects/${type}`),
    query: {},
    requestBody: undefined,
    status: 200,
    headers: {},
    body: readJson(IN_2023.folder, `${type}_data.json`),
  };
}

const lineSchema = z.object({
  method: z.enum(['GET', 'POST']),
  path: z.string(),
  requestBody: z.unknown().optional(),
  status: z.number(),
  responseHeaders: headersSchema,
  responseBody: z.unknown(),
});

/** The calls of 2022 in the order in which they were made. */
export function recordingsOf2022(name: string): Recording[] {
  const lines = readFileSync(join(IN_2022.folder, `${name}.jsonl`), 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => {
    const { method, path, requestBody, status, responseHeaders, responseBody } = lineSchema.parse(
      JSON.parse(line),
    );
    return {
      method,
      path: datedPath(path),
      query: {},
      requestBody,
      status,
      headers: responseHeaders,
      body: responseBody,
    };
  });
}

/** Version 3 of a path, in the dated form that took its place. */
function datedPath(path: string): string {
  return path
    .replace(/^\/crm\/v3\/(\w+)/, '/crm/$1/2026-09')
    .replace(/^\/account-info\/v3/, '/account-info/2026-09')
    .replace('/COMPANY', '/companies');
}

/** Lengths and encodings were those of another connection. */
function meaningful(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      /^(date|content-type|retry-after|x-hubspot-.*)$/i.test(name) && typeof value === 'string'
        ? [[name, value]]
        : [],
    ),
  );
}

function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
