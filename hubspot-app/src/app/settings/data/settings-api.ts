import type {
  ConnectionView,
  SettingsChoicesView,
} from '@attain/shared/contract/settings-connection-routes';
import type { SettingsPreviewView } from '@attain/shared/contract/settings-preview-route';
import type {
  SettingsVersionsView,
  SettingsVersionView,
  SettingsView,
} from '@attain/shared/contract/settings-routes';
import type { UsageStatusView } from '@attain/shared/contract/usage-routes';
import type { Worker } from '@attain/ui/data/worker';

/** A change as the worker takes it: a value, or the way back to what the file or the default says. */
export type Change = { key: string; value: unknown } | { key: string; reset: true };

export type SaveOrder = { basedOn: number; reason: string; requestId: string };
export type NewKey = { id: string; key: string | null };

/** Everything that the page asks of the worker. */
export type SettingsApi = {
  settings: () => Promise<SettingsView>;
  save: (order: SaveOrder & { changes: readonly Change[] }) => Promise<unknown>;
  preview: (changes: readonly Change[]) => Promise<SettingsPreviewView>;
  versions: () => Promise<SettingsVersionsView>;
  version: (version: number) => Promise<SettingsVersionView>;
  restore: (version: number, order: SaveOrder) => Promise<unknown>;
  connection: () => Promise<ConnectionView>;
  choices: () => Promise<SettingsChoicesView>;
  usage: () => Promise<UsageStatusView>;
  addSource: (name: string, requestId: string) => Promise<NewKey>;
  addKey: (source: string, requestId: string) => Promise<NewKey>;
  revokeKey: (keyId: string, requestId: string) => Promise<unknown>;
  closeSource: (source: string, closed: boolean, requestId: string) => Promise<unknown>;
};

export function settingsApi({ get, send }: Worker): SettingsApi {
  const usage = '/api/usage/sources';
  return {
    settings: () => get('/api/settings'),
    save: (order) => send('POST', '/api/settings', order),
    preview: (changes) => send('POST', '/api/settings/preview', { changes }),
    versions: () => get('/api/settings/versions'),
    version: (version) => get(`/api/settings/versions/${version}`),
    restore: (version, order) =>
      send('POST', `/api/settings/versions/${version}/restoration`, order),
    connection: () => get('/api/settings/connection'),
    choices: () => get('/api/settings/choices'),
    usage: () => get('/api/usage'),
    addSource: (name, requestId) => send('POST', usage, { name, requestId }),
    addKey: (source, requestId) => send('POST', `${usage}/${source}/keys`, { requestId }),
    revokeKey: (keyId, requestId) =>
      send('POST', `/api/usage/keys/${keyId}/revocation`, { requestId }),
    closeSource: (source, closed, requestId) =>
      send('PUT', `${usage}/${source}/closing`, { closed, requestId }),
  };
}
