import { createRemoteRoot } from '@remote-ui/core';
import * as RemoteUI from '@remote-ui/react';
import { createEndpoint, retain } from '@remote-ui/rpc';
import * as React from 'react';

import type { CardContext, CardHost, CardWorker, FetchOptions, Properties } from './protocol.ts';

type RenderCallback = (api: { context: CardContext; actions: unknown }) => React.ReactElement;
type PropertyListener = { names: string[]; onUpdate: (properties: Properties) => void };

const scope = globalThis as unknown as Worker & Record<string, unknown>;
const endpoint = createEndpoint<CardHost>(
  {
    postMessage: (message, transferables) => scope.postMessage(message, transferables ?? []),
    addEventListener: (event, listener) => scope.addEventListener(event, listener),
    removeEventListener: (event, listener) => scope.removeEventListener(event, listener),
  },
  { callable: ['hostFetch', 'properties', 'addAlert', 'refreshObjectProperties', 'log'] },
);
const host = endpoint.call;
const listeners = new Set<PropertyListener>();

const cardWorker: CardWorker = {
  render: async (channel, code, context) => {
    retain(channel);
    const renderCallback = evaluate(code, context);
    const root = createRemoteRoot(channel, { strict: false });
    RemoteUI.createRoot(root).render(renderCallback({ context, actions }));
    void root.mount();
  },
  propertiesChanged: async (properties) => {
    for (const { names, onUpdate } of listeners) onUpdate(pick(properties, names));
  },
};
endpoint.expose(cardWorker);

const actions = {
  addAlert: (alert: { title?: string; message: string }) => void host.addAlert(alert),
  refreshObjectProperties: () => void host.refreshObjectProperties(),
  reloadPage: () => {},
  closeOverlay: () => {},
  openIframeModal: () => {},
  copyTextToClipboard: async () => {},
};

/** Runs the shipped bundle among the globals that HubSpot gives it, and hands back what it passed to `hubspot.extend`. */
function evaluate(code: string, context: CardContext): RenderCallback {
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
      fetchCrmProperties: async (names: string[], onUpdate: PropertyListener['onUpdate']) => {
        const listener = { names, onUpdate };
        listeners.add(listener);
        const data = await host.properties(names);
        return { json: async () => ({ data, cleanup: () => listeners.delete(listener) }) };
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
