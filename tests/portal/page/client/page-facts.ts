import type { Surface } from '../../../hubspot-project/surfaces.ts';

/** A surface as the page places it. */
export type PlacedSurface = Pick<Surface, 'uid' | 'name' | 'location' | 'objectTypes'>;

/** What the server tells the page about the portal and its reader. */
export type PageFacts = {
  portalId: number;
  user: { id: number; email: string; firstName: string; lastName: string };
  timeZone: string;
  /** The origin of the worker as the card calls it. */
  publicOrigin: string;
  /** Path of the company list. */
  list: string;
  refreshMs: number;
  /** Whether a person may change a record here. */
  editable: boolean;
  surfaces: readonly PlacedSurface[];
};
