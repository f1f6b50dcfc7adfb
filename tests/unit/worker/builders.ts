import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { calendarOf } from '@attain/sync-worker/calendar';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import type { Mapping } from '@attain/sync-worker/config/mapping';
import type { AccountContext } from '@attain/sync-worker/pipeline/account';
import type { CrmRecord } from '@attain/sync-worker/ports/crm';
import type { AccountRows, CompanyRow, DealRow } from '@attain/sync-worker/ports/store';
import type { z } from 'zod';

export const CREATED = Date.parse('2025-01-10T12:00:00Z');
export const UPDATED = Date.parse('2026-11-20T12:00:00Z');

type MappingOverrides = NonNullable<z.input<typeof configurationSchema>['mapping']>;

/** The default mapping with what a test is about. */
export function someMapping(mapping: MappingOverrides = {}): Mapping {
  return configurationSchema.parse({ mapping }).mapping;
}

export function someRecord(properties: CrmRecord['properties'] = {}): CrmRecord {
  return { id: '17', properties, createdAt: CREATED, updatedAt: UPDATED };
}

export function someCompanyRow(overrides: Partial<CompanyRow> = {}): CompanyRow {
  return {
    id: '17',
    name: 'Acme',
    domain: 'acme.example',
    accountKeys: [],
    createdAt: CREATED,
    updatedAt: UPDATED,
    properties: {},
    held: {},
    mergedIds: [],
    ...overrides,
  };
}

/** A deal of 12,000.00 that was won on 1 June 2026. */
export function someDeal(overrides: Partial<DealRow> = {}): DealRow {
  return {
    id: '900',
    updatedAt: UPDATED,
    createdAt: CREATED,
    pipeline: 'default',
    stage: 'closedwon',
    amount: 1_200_000,
    closeAt: Date.parse('2026-06-01T12:00:00Z'),
    isClosed: true,
    isWon: true,
    lostReason: null,
    properties: {},
    held: {},
    ...overrides,
  };
}

/** A company of which nothing is known but that it exists. */
export function someAccountRows(overrides: Partial<AccountRows> = {}): AccountRows {
  return {
    company: someCompanyRow(),
    deals: [],
    tickets: null,
    nps: [],
    csat: [],
    outreach: null,
    lastReviewAt: null,
    meetings: [],
    usage: null,
    goals: [],
    valueLines: [],
    costLines: [],
    recorded: {},
    pastHealth: [],
    lastUnblockedValue: null,
    alertStates: [],
    size: null,
    peers: null,
    listed: null,
    snapshotAsOf: null,
    scoredAtHeld: null,
    followUps: [],
    reportNote: null,
    dirtyMark: null,
    ...overrides,
  };
}

/** A run on 22 November 2026 in a portal in UTC that counts in cents. */
export function someAccountContext(overrides: Partial<AccountContext> = {}): AccountContext {
  return {
    mapping: someMapping(),
    settings: DEFAULT_SETTINGS,
    calendar: calendarOf('UTC'),
    today: '2026-11-22',
    digits: 2,
    keyFeatures: [],
    sizeSince: Date.parse('2026-08-24T08:00:00Z'),
    peersComparedOn: null,
    ticketsReadable: true,
    ...overrides,
  };
}
