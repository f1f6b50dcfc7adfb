import type { RecordType } from '../portal-records.ts';
import type { PageFacts } from './page-facts.ts';

export const facts = JSON.parse(document.getElementById('facts')?.textContent ?? '{}') as PageFacts;

/** HubSpot's ids of the kinds of record that have a page here. */
export const TYPE_ID: Readonly<Record<RecordType, string>> = { companies: '0-2', deals: '0-3' };

export function recordPath(id: string, type: RecordType = 'companies'): string {
  return `/contacts/${facts.portalId}/record/${TYPE_ID[type]}/${id}`;
}

export const APP_PATH = `/app/${facts.portalId}/attain`;
export const SETTINGS_PATH = `/app-settings/${facts.portalId}/attain`;
