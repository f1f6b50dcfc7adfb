import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { z } from 'zod';

import type { BuiltSurface } from '../../hubspot-project/built-surfaces.ts';
import type { PageFacts } from './client/page-facts.ts';
import { clientBundles } from './client-bundles.ts';
import { proxyCall, proxyCallSchema, type ProxyOptions } from './fetch-proxy.ts';
import { portalRecords, type RecordType } from './portal-records.ts';

type RecordPageOptions = {
  /** The portal's API and a token for it: what the page shows of a record comes from there. */
  portalOrigin: string;
  token: string;
  portalId: number;
  /** The cards and pages as they are shipped. */
  surfaces: readonly BuiltSurface[];
  workerOrigin: string;
  /** The origin that the card calls, where it differs from `workerOrigin`. */
  publicOrigin?: string;
  clientSecret: string;
  timeZone?: string;
  user?: { id: number; email: string; firstName: string; lastName: string };
  appId?: number;
  /** Writes what a person typed into a record; absent: nobody can. Throws with the portal's words when it refuses a value. */
  edit?: (companyId: string, properties: Record<string, string>) => void;
  /** How often an open record is read again. Default 5 seconds. */
  refreshMs?: number;
  now?: () => number;
};

/** Answers what belongs to the page and says so; leaves everything else to the next handler. */
type RecordPage = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const SOMEBODY = {
  id: 9_410_001,
  email: 'maren.holt@northwind-software.example',
  firstName: 'Maren',
  lastName: 'Holt',
};

const editSchema = z.record(z.string(), z.string());

type Answer = { status: number; type: string; body: string; location?: string };
type Route = {
  method: 'GET' | 'POST';
  path: RegExp;
  /** With what the groups of its path matched. */
  answer: (
    request: IncomingMessage,
    url: URL,
    first: string,
    second?: string,
  ) => Promise<Answer> | Answer;
};

/**
 * A portal's company list, record pages, app page and settings, in an ordinary browser: each shipped bundle runs unchanged in a web
 * worker of its own, and its calls go through {@link proxyCall} as HubSpot's do.
 */
async function recordPage(options: RecordPageOptions): Promise<RecordPage> {
  const { portalOrigin, token, portalId, surfaces, workerOrigin } = options;
  const user = options.user ?? SOMEBODY;
  const publicOrigin = options.publicOrigin ?? workerOrigin;
  const proxy: ProxyOptions = {
    publicOrigin,
    workerOrigin,
    clientSecret: options.clientSecret,
    portalId,
    appId: options.appId ?? 1_160_452,
    user,
    now: options.now ?? Date.now,
  };
  const records = portalRecords(portalOrigin, token);
  const client = await clientBundles();
  const list = `/contacts/${portalId}/objects/0-2`;
  const shell = page({
    portalId,
    user,
    timeZone: options.timeZone ?? 'UTC',
    publicOrigin,
    list,
    refreshMs: options.refreshMs ?? 5_000,
    editable: options.edit !== undefined,
    surfaces: surfaces.map(({ uid, name, location, objectTypes }) => ({
      uid,
      name,
      location,
      objectTypes,
    })),
  } satisfies PageFacts);

  const routes: readonly Route[] = [
    { method: 'GET', path: /^\/$/, answer: () => redirect(list) },
    { method: 'GET', path: /^\/contacts\/\d+\/objects\/0-2$/, answer: () => html(shell) },
    { method: 'GET', path: /^\/contacts\/\d+\/record\/0-[23]\/\d+$/, answer: () => html(shell) },
    { method: 'GET', path: /^\/(app|app-settings)\/\d+\/attain(\/|$)/, answer: () => html(shell) },
    { method: 'GET', path: /^\/page\/host\.js$/, answer: () => script(client.host) },
    { method: 'GET', path: /^\/page\/worker\.js$/, answer: () => script(client.worker) },
    {
      method: 'GET',
      path: /^\/page\/surfaces\/(\w+)\.js$/,
      answer: (_request, _url, uid) => {
        const surface = surfaces.find((each) => each.uid === uid);
        return surface === undefined
          ? json({ message: 'No such surface.' }, 404)
          : script(surface.code);
      },
    },
    {
      method: 'GET',
      path: /^\/page\/style\.css$/,
      answer: () => ({ status: 200, type: 'text/css', body: client.style }),
    },
    {
      method: 'GET',
      path: /^\/page\/definitions\/(companies|deals)$/,
      answer: async (_request, _url, type) => json(await records.definitions(type as RecordType)),
    },
    {
      method: 'GET',
      path: /^\/page\/companies$/,
      answer: async (_request, { searchParams }) =>
        json(
          await records.companies({
            name: searchParams.get('name') ?? '',
            band: searchParams.get('band') ?? '',
            after: searchParams.get('after') ?? '',
          }),
        ),
    },
    {
      method: 'GET',
      path: /^\/page\/(companies|deals)\/(\d+)$/,
      answer: async (_request, { searchParams }, type, id = '') => {
        const properties = (searchParams.get('properties') ?? '').split(',');
        const record = await records.record(type as RecordType, id, properties);
        return record === undefined
          ? json({ message: 'There is no such record.' }, 404)
          : json(record);
      },
    },
    {
      method: 'GET',
      path: /^\/page\/(companies|deals)\/(\d+)\/linked$/,
      answer: async (_request, _url, type, id = '') => {
        const from = type as RecordType;
        return json(await records.linked(from, id, from === 'deals' ? 'companies' : 'deals'));
      },
    },
    {
      method: 'GET',
      path: /^\/page\/companies\/(\d+)\/tasks$/,
      answer: async (_request, _url, id) => json(await records.openTasks(id)),
    },
    {
      method: 'GET',
      path: /^\/page\/(companies|deals)\/(\d+)\/notes$/,
      answer: async (_request, _url, type, id = '') =>
        json(await records.notes(type as RecordType, id)),
    },
    {
      method: 'GET',
      path: /^\/page\/files\/(\d+)$/,
      answer: async (_request, _url, id) => {
        const address = await records.fileAddress(id);
        return address === undefined
          ? json({ message: 'There is no such file.' }, 404)
          : redirect(address);
      },
    },
    {
      method: 'POST',
      path: /^\/page\/companies\/(\d+)$/,
      answer: async (request, _url, id) => {
        const typed = editSchema.safeParse(JSON.parse(await text(request)));
        if (!typed.success || !options.edit)
          return json({ message: 'This cannot be changed here.' }, 400);
        options.edit(id, typed.data);
        return json({});
      },
    },
    {
      method: 'POST',
      path: /^\/page\/fetch$/,
      answer: async (request) => {
        const call = proxyCallSchema.safeParse(JSON.parse(await text(request)));
        if (!call.success) return json({ message: call.error.message }, 400);
        return json(await proxyCall(proxy, call.data));
      },
    },
  ];

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const route = routes.find(
      ({ method, path }) => method === request.method && path.test(url.pathname),
    );
    if (route === undefined) return false;
    const [, first = '', second] = route.path.exec(url.pathname) ?? [];
    try {
      send(response, await route.answer(request, url, first, second));
    } catch (error) {
      send(response, json({ message: error instanceof Error ? error.message : 'unknown' }, 502));
    }
    return true;
  };
}

export type RunningRecordPage = {
  origin: string;
  recordUrl: (companyId: string) => string;
  dealUrl: (dealId: string) => string;
  /** The app's own page, and its settings. */
  appUrl: string;
  settingsUrl: string;
  stop: () => Promise<void>;
};

/** Serves the page on a port of its own; 0 or absent takes a free one. */
export async function startRecordPage({
  port = 0,
  ...options
}: RecordPageOptions & { port?: number }): Promise<RunningRecordPage> {
  const handle = await recordPage(options);
  const server = createServer((request, response) => {
    void handle(request, response).then((answered) => {
      if (!answered) send(response, json({ message: 'There is nothing here.' }, 404));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    recordUrl: (companyId) => `${origin}/contacts/${options.portalId}/record/0-2/${companyId}`,
    dealUrl: (dealId) => `${origin}/contacts/${options.portalId}/record/0-3/${dealId}`,
    appUrl: `${origin}/app/${options.portalId}/attain`,
    settingsUrl: `${origin}/app-settings/${options.portalId}/attain`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function page(facts: PageFacts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Companies</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/style.css">
</head>
<body>
<div id="root"></div>
<script id="facts" type="application/json">${JSON.stringify(facts).replaceAll('<', '\\u003c')}</script>
<script src="/page/host.js"></script>
</body>
</html>
`;
}

function send(response: ServerResponse, { status, type, body, location }: Answer): void {
  response
    .writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      ...(location === undefined ? {} : { location }),
    })
    .end(body);
}

function json(body: unknown, status = 200): Answer {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

function html(body: string): Answer {
  return { status: 200, type: 'text/html', body };
}

function script(body: string): Answer {
  return { status: 200, type: 'text/javascript', body };
}

function redirect(location: string): Answer {
  return { status: 302, type: 'text/plain', body: '', location };
}
