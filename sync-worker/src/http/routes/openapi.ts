import { Router } from 'express';

import { openApiDocument } from '../openapi.ts';

/** `GET /api/openapi.json`: what the API takes and answers. It says nothing of any portal and needs no authentication. */
export function openApiRoutes(): Router {
  let text: string | undefined;
  return Router().get('/api/openapi.json', (_request, response) => {
    text ??= JSON.stringify(openApiDocument());
    response.type('json').send(text);
  });
}
