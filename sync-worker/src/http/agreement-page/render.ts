import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Eta } from 'eta';
import type { Response } from 'express';

import type { PageView } from './page-view.ts';

const TEMPLATES = path.join(import.meta.dirname, 'templates');
const STYLE = readFileSync(path.join(TEMPLATES, 'style.css'), 'utf8');
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

const eta = new Eta({ views: TEMPLATES, cache: true, autoEscape: true });

export function secured(response: Response): Response {
  return response.set(HEADERS);
}

export function sendPage(response: Response, status: number, view: PageView): void {
  const style = STYLE;
  secured(response).status(status).type('html').send(eta.render('page', { view, style }));
}

/** A page of one sentence, for everything that is no agreement to show. */
export function sendNotice(
  response: Response,
  status: number,
  notice: { title: string; text: string },
): void {
  const view = { locale: 'en', ...notice };
  secured(response)
    .status(status)
    .type('html')
    .send(eta.render('notice', { view, style: STYLE }));
}
