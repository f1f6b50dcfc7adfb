import type { RequestHandler, Router } from 'express';

import type { Configuration } from '../config/configuration.ts';
import type { Effective, EffectiveReader } from '../settings/effective.ts';
import type { ApiRoute } from './api-route.ts';
import { type Bound, boundTo } from './caller.ts';
import { mountRoutes, type RouteParts } from './mount-routes.ts';

/**
 * The routes as the settings that hold for the caller's portal make them. They are made anew when another version was saved, by
 * whichever process: each request goes by the latest.
 */
export function routesBySettings(
  effectiveOf: EffectiveReader,
  routesOf: (configuration: Configuration) => readonly ApiRoute[],
  parts: RouteParts,
): RequestHandler {
  const made = new Map<number, { effective: Effective; router: Router }>();
  return async (request, response, next) => {
    const { portalId } = boundTo(response) as Partial<Bound>;
    if (portalId === undefined) return next();
    const effective = await effectiveOf(portalId, parts.store.forPortal(portalId));
    let known = made.get(portalId);
    if (known?.effective !== effective) {
      known = { effective, router: mountRoutes(routesOf(effective.configuration), parts) };
      made.set(portalId, known);
    }
    known.router(request, response, next);
  };
}
