import type { RemoteChannel } from '@remote-ui/core';

export type Properties = Record<string, string | null>;

/** What the page tells the card about where it is: HubSpot's extension context. */
export type CardContext = {
  location: 'crm.record.tab';
  crm: { objectId: number; objectTypeId: string };
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
export type CardWorker = {
  render: (channel: RemoteChannel, code: string, context: CardContext) => Promise<void>;
  propertiesChanged: (properties: Properties) => Promise<void>;
};

/** What the page offers to the worker. */
export type CardHost = {
  hostFetch: (url: string, options?: FetchOptions) => Promise<{ status: number; body: string }>;
  properties: (names: string[]) => Promise<Properties>;
  addAlert: (alert: { title?: string; message: string }) => Promise<void>;
  refreshObjectProperties: () => Promise<void>;
  log: (level: string, message: string) => Promise<void>;
};
