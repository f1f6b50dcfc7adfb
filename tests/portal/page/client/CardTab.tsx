import { createRemoteReceiver, RemoteRenderer } from '@remote-ui/react/host';
import { createEndpoint, type Endpoint, fromWebWorker } from '@remote-ui/rpc';
import { useEffect, useMemo, useRef, useState } from 'react';

import { ask } from './ask.ts';
import { cardComponents } from './components/registry.tsx';
import { facts } from './facts.ts';
import type { CardContext, CardHost, CardWorker, Properties } from './protocol.ts';

type CardTabProps = {
  companyId: string;
  properties: Properties;
  refresh: () => Promise<void>;
};

/** The shipped card in a web worker, drawn here: what the middle of a HubSpot record page does. */
export function CardTab({ companyId, properties, refresh }: CardTabProps) {
  const receiver = useMemo(() => createRemoteReceiver(), []);
  const card = useRef<Endpoint<CardWorker>>(undefined);
  const [alerts, setAlerts] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    const worker = new Worker('/page/worker.js');
    const endpoint = createEndpoint<CardWorker>(fromWebWorker(worker), {
      callable: ['render', 'propertiesChanged'],
    });
    card.current = endpoint;
    const host: CardHost = {
      hostFetch: async (url, options) => ask('/page/fetch', { url, ...options }),
      properties: async (names) => {
        const record = await ask<{ properties: Properties }>(
          `/page/companies/${companyId}?properties=${names.join(',')}`,
        );
        return Object.fromEntries(names.map((name) => [name, record.properties[name] ?? null]));
      },
      addAlert: async ({ title, message }) =>
        setAlerts((previous) => [...previous, title ? `${title}: ${message}` : message]),
      refreshObjectProperties: refresh,
      log: async (level, message) => console.info(`card ${level}: ${message}`),
    };
    endpoint.expose(host);
    fetch('/page/card.js')
      .then((response) => response.text())
      .then((code) => endpoint.call.render(receiver.receive, code, contextOf(companyId)))
      .catch((error: unknown) => setFailure(String(error)));
    return () => worker.terminate();
  }, [companyId, receiver]);

  useEffect(() => {
    void card.current?.call.propertiesChanged(properties);
  }, [properties]);

  return (
    <div className="panel card" data-testid="card">
      {alerts.map((alert) => (
        <p key={alert} className="notice notice--info" role="status">
          {alert}
        </p>
      ))}
      {failure !== null && (
        <p className="notice notice--danger" role="alert">
          The card could not be shown: {failure}
        </p>
      )}
      <RemoteRenderer receiver={receiver} controller={cardComponents} />
    </div>
  );
}

function contextOf(companyId: string): CardContext {
  const { user, portalId, timeZone, publicOrigin } = facts;
  return {
    location: 'crm.record.tab',
    crm: { objectId: Number(companyId), objectTypeId: '0-2' },
    portal: { id: portalId, timezone: timeZone },
    user: { ...user, emails: [user.email], teams: [], permissions: [], locale: navigator.language },
    variables: { API_ORIGIN: publicOrigin },
  };
}
