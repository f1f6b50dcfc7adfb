import type { ConnectionView } from '@attain/shared/contract/settings-connection-routes';
import type { SettingsPreviewView } from '@attain/shared/contract/settings-preview-route';
import type { SettingsView } from '@attain/shared/contract/settings-routes';
import { HEALTH_MODELS } from '@attain/shared/domain/health/health-models';

import type { SettingsApi } from '../../hubspot-app/src/app/settings/data/settings-api.ts';

/** Settings as the worker tells them, a few of each kind. */
export function someSettings(overrides: Partial<SettingsView> = {}): SettingsView {
  return {
    latest: 0,
    holds: null,
    unfit: [],
    mayNotSave: null,
    settings: [
      {
        ...{ key: 'settings.bands.health.healthy', value: 88, origin: 'file', default: 90 },
        ...{ kind: 'number', least: 0 },
      },
      {
        ...{ key: 'settings.alerts.attainment.below', value: 0.7, origin: 'default' },
        ...{ kind: 'number', least: 0 },
      },
      {
        ...{ key: 'settings.review.intervalDays', value: 30, origin: 'saved', afterReset: 90 },
        ...{ kind: 'number', whole: true, least: 0, most: 36_500, default: 90 },
      },
      {
        ...{ key: 'settings.health.models.weekly', value: HEALTH_MODELS.weekly },
        ...{ origin: 'default', kind: 'table' },
      },
      {
        ...{ key: 'settings.health.defaultModel', value: 'weekly', origin: 'default' },
        kind: 'text',
      },
      {
        ...{ key: 'settings.health.modelBySegment', value: {}, origin: 'default' },
        kind: 'table',
      },
      { key: 'tasks.enabled', value: true, origin: 'default', kind: 'boolean' },
      { key: 'roles.administrators', value: [], origin: 'default', kind: 'list' },
      {
        ...{ key: 'mapping.company.contractValue', value: 'attain_contract_value' },
        ...{ origin: 'default', kind: 'text' },
      },
      {
        ...{ key: 'mapping.customers.property', value: 'lifecyclestage' },
        ...{ origin: 'default', kind: 'text' },
      },
      {
        ...{ key: 'mapping.customers.values', value: ['customer'] },
        ...{ origin: 'default', kind: 'list' },
      },
    ],
    ...overrides,
  };
}

export function somePreview(overrides: Partial<SettingsPreviewView> = {}): SettingsPreviewView {
  const shares = { before: { healthy: 6, stable: 4 }, after: { healthy: 8, stable: 2 }, moved: 2 };
  return {
    basedOn: 0,
    companies: { total: 10, looked: 10, isSample: false, errorPoints: null },
    customers: { before: 10, after: 10, joined: 0, left: 0 },
    health: shares,
    averageHealth: { before: 81.2, after: 83 },
    scored: { gained: 0, lost: 0 },
    agreements: null,
    success: null,
    movers: [
      {
        ...{ companyId: '512', name: 'Northwind Education', points: 5.5 },
        before: { score: 84, band: 'stable' },
        after: { score: 89.5, band: 'healthy' },
      },
    ],
    notTold: [],
    tookMs: 12,
    ...overrides,
  };
}

export function someConnection(overrides: Partial<ConnectionView> = {}): ConnectionView {
  return {
    portalId: 4711,
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    reachesHubSpot: true,
    scopes: [
      { scope: 'tickets', granted: false, needed: false, purpose: 'support tickets (10 points)' },
    ],
    sync: { lastAt: '2026-11-10T09:12:00Z', lagSeconds: 180, settingsTaken: 0 },
    backlog: { toRead: 0, toScore: 4, toWrite: 0, refused: 1 },
    findings: [
      { check: 'environment', state: 'ok', message: 'all variables are valid' },
      {
        check: 'properties',
        state: 'fail',
        message: '2 of ours are missing: run `attain provision`',
      },
    ],
    ...overrides,
  };
}

/** A worker that answers everything. */
export function someApi(overrides: Partial<SettingsApi> = {}): SettingsApi {
  return {
    settings: async () => someSettings(),
    save: async () => ({}),
    preview: async () => somePreview(),
    versions: async () => ({ versions: [] }),
    version: async () => Promise.reject(new Error('there is none')),
    restore: async () => ({}),
    connection: async () => someConnection(),
    choices: async () => ({ companyProperties: [], dealPipelines: [] }),
    usage: async () => ({
      since: '2026-11-04',
      sources: [],
      accounts: { matched: 0, unmatched: 0, usersWithoutAccount: 0 },
      unmatched: [],
    }),
    addSource: async () => ({ id: 'k1', key: 'wk_1234567890' }),
    addKey: async () => ({ id: 'k2', key: 'wk_0987654321' }),
    revokeKey: async () => ({}),
    closeSource: async () => ({}),
    ...overrides,
  };
}
