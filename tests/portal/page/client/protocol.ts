import type { RemoteChannel } from '@remote-ui/core';

import type { PlacedSurface } from './page-facts.ts';

export type Properties = Record<string, string | null>;

/** Where in the app page one is: its path below the page, and what the path carries. */
export type AppLocation = { path: string; params: Record<string, string> };

/** What the page tells a surface about where it is: HubSpot's extension context. */
export type SurfaceContext = {
  location: PlacedSurface['location'];
  crm?: { objectId: number; objectTypeId: string };
  portal: { id: number; timezone: string };
  user: {
    id: number;
    email: string;
    emails: string[];
    firstName: string;
    lastName: string;
    teams: never[];
    permissions: never[];
    locale: string;
  };
  variables: Record<string, string>;
};

export type FetchOptions = {
  method?: string;
  body?: Record<string, unknown>;
  timeout?: number;
  headers?: Record<string, string>;
};

/** What the worker offers to the page. */
export type SurfaceWorker = {
  render: (
    channel: RemoteChannel,
    code: string,
    context: SurfaceContext,
    at: AppLocation,
  ) => Promise<void>;
  propertiesChanged: (properties: Properties) => Promise<void>;
  locationChanged: (at: AppLocation) => Promise<void>;
};

/** What the page offers to the worker. */
export type SurfaceHost = {
  hostFetch: (url: string, options?: FetchOptions) => Promise<{ status: number; body: string }>;
  properties: (names: string[]) => Promise<Properties>;
  addAlert: (alert: { title?: string; message: string; type?: string }) => Promise<void>;
  refreshObjectProperties: () => Promise<void>;
  closeOverlay: (id: string) => Promise<void>;
  navigateToPage: (at: { to: string; params?: Record<string, string> }) => Promise<void>;
  copyTextToClipboard: (text: string) => Promise<void>;
  reloadPage: () => Promise<void>;
  log: (level: string, message: string) => Promise<void>;
};
