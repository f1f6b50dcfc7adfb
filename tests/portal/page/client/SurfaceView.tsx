import { createRemoteReceiver, RemoteRenderer } from '@remote-ui/react/host';
import { createEndpoint, type Endpoint, fromWebWorker } from '@remote-ui/rpc';
import { useEffect, useMemo, useRef, useState } from 'react';

import { ask } from './ask.ts';
import { hubspotComponents } from './components/registry.tsx';
import { facts } from './facts.ts';
import { appLocation, goTo, onNavigation } from './navigation.ts';
import { closeOverlay } from './overlays.ts';
import type { PlacedSurface } from './page-facts.ts';
import type { Properties, SurfaceContext, SurfaceHost, SurfaceWorker } from './protocol.ts';

type ShownRecord = {
  objectId: number;
  objectTypeId: string;
  properties: Properties;
  read: (names: string[]) => Promise<Properties>;
  refresh: () => Promise<void>;
};

type SurfaceViewProps = {
  surface: PlacedSurface;
  /** The record around it; absent on the app page and the settings. */
  record?: ShownRecord;
};

/** A shipped surface in a web worker, drawn here: what a HubSpot page does with it. */
export function SurfaceView({ surface, record }: SurfaceViewProps) {
  const receiver = useMemo(() => createRemoteReceiver(), []);
  const worker = useRef<Endpoint<SurfaceWorker>>(undefined);
  const around = useRef(record);
  around.current = record;
  const [alerts, setAlerts] = useState<readonly Alert[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const { uid } = surface;
  const objectId = record?.objectId;

  useEffect(() => {
    const thread = new Worker('/page/worker.js');
    const endpoint = createEndpoint<SurfaceWorker>(fromWebWorker(thread), {
      callable: ['render', 'propertiesChanged', 'locationChanged'],
    });
    worker.current = endpoint;
    const host: SurfaceHost = {
      hostFetch: async (url, options) => ask('/page/fetch', { url, ...options }),
      properties: async (names) => (await around.current?.read(names)) ?? {},
      addAlert: async (alert) => setAlerts((previous) => [...previous, alert]),
      refreshObjectProperties: async () => around.current?.refresh(),
      closeOverlay: async (id) => closeOverlay(id),
      navigateToPage: async (at) => goTo(at),
      copyTextToClipboard: (text) => navigator.clipboard.writeText(text),
      reloadPage: async () => location.reload(),
      log: async (level, message) => console.info(`surface ${level}: ${message}`),
    };
    endpoint.expose(host);
    fetch(`/page/surfaces/${uid}.js`)
      .then((response) => response.text())
      .then((code) =>
        endpoint.call.render(
          receiver.receive,
          code,
          contextOf(surface, around.current),
          appLocation(),
        ),
      )
      .catch((error: unknown) => setFailure(String(error)));
    const stopListening = onNavigation(() => void endpoint.call.locationChanged(appLocation()));
    return () => {
      stopListening();
      thread.terminate();
    };
  }, [uid, objectId, receiver, surface]);

  useEffect(() => {
    if (record !== undefined) void worker.current?.call.propertiesChanged(record.properties);
  }, [record]);

  return (
    <div className="panel card" data-testid={uid}>
      <div className="alerts">
        {alerts.map(({ title, message, type = 'info' }, index) => (
          <p key={index} className={`notice notice--${type}`} role="status">
            {title === undefined ? message : `${title}: ${message}`}
            <button
              className="alerts__close"
              aria-label="Dismiss"
              onClick={() => setAlerts((previous) => previous.filter((_, each) => each !== index))}
            >
              ×
            </button>
          </p>
        ))}
      </div>
      {failure !== null && (
        <p className="notice notice--danger" role="alert">
          {surface.name} could not be shown: {failure}
        </p>
      )}
      <RemoteRenderer receiver={receiver} controller={hubspotComponents} />
    </div>
  );
}

type Alert = { title?: string; message: string; type?: string };

function contextOf(
  { location }: PlacedSurface,
  record: Pick<ShownRecord, 'objectId' | 'objectTypeId'> | undefined,
): SurfaceContext {
  const { user, portalId, timeZone, publicOrigin } = facts;
  return {
    location,
    ...(record === undefined
      ? {}
      : { crm: { objectId: record.objectId, objectTypeId: record.objectTypeId } }),
    portal: { id: portalId, timezone: timeZone },
    user: { ...user, emails: [user.email], teams: [], permissions: [], locale: navigator.language },
    variables: { API_ORIGIN: publicOrigin },
  };
}
