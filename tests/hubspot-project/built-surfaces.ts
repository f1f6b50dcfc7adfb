import { buildSurface } from './build-surface.ts';
import { type Surface, surfaces } from './surfaces.ts';

/** A surface and the script that HubSpot would serve for it. */
export type BuiltSurface = Surface & { code: string };

/** Every surface of the project, built as HubSpot builds it. */
export async function builtSurfaces(): Promise<readonly BuiltSurface[]> {
  return Promise.all(
    surfaces().map(async (surface) => ({
      ...surface,
      code: (await buildSurface(surface.entrypoint)).code,
    })),
  );
}
