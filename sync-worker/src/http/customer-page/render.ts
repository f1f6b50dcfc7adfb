import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Eta } from 'eta';
import type { Response } from 'express';

import type { Notice } from './notices.ts';

/** Pages name their templates from here: `agreement-page/templates/page`. */
const VIEWS = path.dirname(import.meta.dirname);
const STYLE = readFileSync(path.join(import.meta.dirname, 'templates', 'style.css'), 'utf8');
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** The address is a secret and the page is a contract: nothing else may run in it, frame it, keep it or learn of it. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
};

const eta = new Eta({ views: VIEWS, cache: true, autoEscape: true });

export function secured(response: Response): Response {
  return response.set(HEADERS);
}

/** A page that customers see; the view is escaped. */
export function sendPage(
  response: Response,
  status: number,
  { template, view }: { template: string; view: object },
): void {
  const page = eta.render(`./${template}`, { view, style: STYLE });
  secured(response).status(status).type('html').send(page);
}

/** A page of one sentence, for everything that there is not to show. */
export function sendNotice(response: Response, status: number, notice: Notice): void {
  const view = { locale: 'en', ...notice };
  sendPage(response, status, { template: 'customer-page/templates/notice', view });
}
