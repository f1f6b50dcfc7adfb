import { readFileSync } from 'node:fs';

import { API_ROUTES } from '@attain/shared/contract/routes';
import { exampleOf } from '@attain/sync-worker/http/request/schema-at';
import { openApiDocument } from '@attain/sync-worker/http/openapi';
import { describe, expect, it } from 'vitest';

const PUBLISHED = new URL('../../../docs/openapi.json', import.meta.url);

describe('the OpenAPI document', () => {
  it('is published as it is (npm run openapi)', () => {
    const published: unknown = JSON.parse(readFileSync(PUBLISHED, 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it('describes every route once, by a name of its own', () => {
    const { paths = {} } = openApiDocument();
    const operations = Object.values(paths).flatMap((item) =>
      Object.values(item ?? {}).flatMap((operation) => {
        const { operationId } = operation as { operationId?: string };
        return operationId ?? [];
      }),
    );
    expect(operations.sort()).toEqual(API_ROUTES.map(({ operationId }) => operationId).sort());
    expect(new Set(operations).size).toBe(operations.length);
  });

  it.each(
    API_ROUTES.filter(({ body }) => body !== undefined).map(
      (route) => [route.operationId, route] as const,
    ),
  )('gives an example of the body of %s that the route takes', (_, { body }) => {
    expect(body?.safeParse(exampleOf(body)).error?.issues).toBeUndefined();
  });
});
