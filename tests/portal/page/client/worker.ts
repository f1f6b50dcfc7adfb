import { createRemoteRoot } from '@remote-ui/core';
import * as RemoteUI from '@remote-ui/react';
import { createEndpoint, retain } from '@remote-ui/rpc';
import * as React from 'react';

import type {
  AppLocation,
  FetchOptions,
  Properties,
  SurfaceContext,
  SurfaceHost,
  SurfaceWorker,
} from './protocol.ts';

type RenderCallback = (api: { context: SurfaceContext; actions: unknown }) => React.ReactElement;
type PropertyListener = { names: string[]; onUpdate: (properties: Properties) => void };

const scope = globalThis as unknown as Worker & Record<string, unknown>;
const endpoint = createEndpoint<SurfaceHost>(
  {
    postMessage: (message, transferables) => scope.postMessage(message, transferables ?? []),
    addEventListener: (event, listener) => scope.addEventListener(event, listener),
    removeEventListener: (event, listener) => scope.removeEventListener(event, listener),
  },
  {
    callable: [
      'hostFetch',
      'properties',
      'addAlert',
      'refreshObjectProperties',
      'closeOverlay',
      'navigateToPage',
      'copyTextToClipboard',
      'reloadPage',
      'log',
    ],
  },
);
const host = endpoint.call;
const propertyListeners = new Set<PropertyListener>();

const locationListeners = new Set<() => void>();
let location: AppLocation = { path: '/', params: {} };

const surfaceWorker: SurfaceWorker = {
  render: async (channel, code, context, at) => {
    retain(channel);
    location = at;
    const renderCallback = evaluate(code, context);
    const root = createRemoteRoot(channel, { strict: false });
    RemoteUI.createRoot(root).render(renderCallback({ context, actions }));
    void root.mount();
  },
  propertiesChanged: async (properties) => {
    for (const { names, onUpdate } of propertyListeners) onUpdate(pick(properties, names));
  },
  locationChanged: async (at) => {
    location = at;
    for (const tell of locationListeners) tell();
  },
};
endpoint.expose(surfaceWorker);

type Alert = { title?: string; message: string; type?: string };

const actions = {
  addAlert: (alert: Alert) => void host.addAlert(alert),
  refreshObjectProperties: () => void host.refreshObjectProperties(),
  fetchCrmObjectProperties: (names: string[]) => host.properties(names),
  onCrmPropertiesUpdate: (names: string[], onUpdate: PropertyListener['onUpdate']) =>
    void propertyListeners.add({ names, onUpdate }),
  reloadPage: () => void host.reloadPage(),
  closeOverlay: (id: string) => void host.closeOverlay(id),
  navigateToPage: (at: { to: string; params?: Record<string, string> }) =>
    void host.navigateToPage(at),
  openIframeModal: () => {},
  copyTextToClipboard: (text: string) => host.copyTextToClipboard(text),
};

function useAppPageLocation(): AppLocation {
  return React.useSyncExternalStore(
    (listener) => {
      locationListeners.add(listener);
      return () => locationListeners.delete(listener);
    },
    () => location,
  );
}

/** Runs the shipped bundle among the globals that HubSpot gives it, and hands back what it passed to `hubspot.extend`. */
function evaluate(code: string, context: SurfaceContext): RenderCallback {
  let renderCallback: RenderCallback | undefined;
  const api = { context, actions };
  Object.assign(scope, {
    React,
    RemoteUI,
    __HUBSPOT_EXTENSION_WORKER__: true,
    logger: Object.fromEntries(
      ['debug', 'info', 'warn', 'error'].map((level) => [
        level,
        (message: unknown) => void host.log(level, String(message)),
      ]),
    ),
    extend_V2: (callback: RenderCallback) => {
      renderCallback = callback;
    },
    serverless: async () => ({}),
    hsFetch: async (url: string | URL, options?: FetchOptions) => {
      const { status, body } = await host.hostFetch(String(url), options);
      return new Response(body, { status });
    },
    hsWorkerAPI: {
      useExtensionContext: () => context,
      useExtensionActions: () => actions,
      useExtensionApi: () => api,
      useAppPageLocation,
      fetchCrmProperties: async (names: string[], onUpdate: PropertyListener['onUpdate']) => {
        const listener = { names, onUpdate };
        propertyListeners.add(listener);
        const data = await host.properties(names);
        return { json: async () => ({ data, cleanup: () => propertyListeners.delete(listener) }) };
      },
      fetchAssociations: async () => ({
        json: async () => ({ data: { results: [], hasMore: false, nextOffset: 0 } }),
      }),
    },
  });
  (0, eval)(code);
  if (renderCallback === undefined) throw new Error('the bundle never called hubspot.extend');
  return renderCallback;
}

function pick(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(names.map((name) => [name, properties[name] ?? null]));
}
