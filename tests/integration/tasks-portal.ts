import { DAY_MS } from '@attain/shared/domain/basics/time';

import type { PortalRecord } from '../portal/crm/handle.ts';
import type { PlainRecord } from '../portal/crm/load.ts';
import type { Portal } from '../portal/portal.ts';
import type { WorkerPortalOptions } from '../processes/worker-portal.ts';

export const ACME = '512';
export const OTHER = '513';
export const OWNER = '61700101';
export const MANAGER = '61700104';

export function company(id: string, properties: Record<string, string> = {}): PlainRecord {
  const longAgo = new Date(Date.now() - 400 * DAY_MS).toISOString();
  return {
    type: 'companies',
    id,
    properties: {
      name: id === ACME ? 'Acme' : `Company ${id}`,
      lifecyclestage: 'customer',
      hubspot_owner_id: OWNER,
      ...properties,
    },
    createdAt: longAgo,
    updatedAt: longAgo,
  };
}

/** A customer that is down, of an owner. */
export const DOWN: WorkerPortalOptions = {
  companies: 0,
  data: [company(ACME, { attain_escalation_flag: 'downtime' })],
};

export const flag = ({ crm }: Portal, value: string, id = ACME) =>
  crm.update('companies', id, { attain_escalation_flag: value });

const recordsOf = ({ crm }: Portal, type: 'tasks' | 'notes', companyId: string): PortalRecord[] =>
  crm.associated('companies', companyId, type).flatMap((id) => crm.get(type, id) ?? []);

export const tasksOf = (portal: Portal, companyId = ACME) =>
  recordsOf(portal, 'tasks', companyId).map(({ properties }) => properties);

export const openTasksOf = (portal: Portal, companyId = ACME) =>
  tasksOf(portal, companyId).filter(({ hs_task_status: status }) => status !== 'COMPLETED');

export const notesOf = (portal: Portal, companyId = ACME) =>
  recordsOf(portal, 'notes', companyId).map(({ properties }) => properties['hs_note_body'] ?? '');

/** How often tasks or notes were asked to be created. */
export const creations = ({ requests }: Portal, type: 'tasks' | 'notes') =>
  requests.count({ method: 'POST', path: new RegExp(`${type}/batch/create$`) });
