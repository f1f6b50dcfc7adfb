import { expect, it, onTestFinished } from 'vitest';

import { startPortal } from '../portal.ts';
import { portalRecords } from './portal-records.ts';

async function portalWithFile() {
  const portal = await startPortal({ limits: 'off' });
  onTestFinished(() => portal.stop());
  const form = new FormData();
  form.set('folderPath', '/reports');
  form.set('options', '{"access":"PRIVATE"}');
  form.set('file', new Blob(['all is well'], { type: 'application/pdf' }), 'report.pdf');
  const headers = { authorization: `Bearer ${portal.token}` };
  const url = `${portal.origin}/files/v3/files`;
  const answer = await fetch(url, { method: 'POST', headers, body: form });
  const { id } = (await answer.json()) as { id: string };
  return { portal, id, records: portalRecords(portal.origin, portal.token) };
}

it('shows the notes of a record, newest first, with the files that are still there', async () => {
  const { portal, id, records } = await portalWithFile();
  const company = portal.crm.create('companies', { name: 'Acme' });
  const note = (at: string, properties: Record<string, string>) =>
    portal.crm.create(
      'notes',
      { hs_timestamp: at, ...properties },
      { associations: { companies: [company] } },
    );
  note('2026-11-02T12:00:00Z', {
    hs_note_body: '<p>Report of &lt;October&gt;</p>',
    hs_attachment_ids: `${id};999`,
  });
  note('2026-11-01T12:00:00Z', { hs_note_body: 'Earlier' });
  expect(await records.notes('companies', company)).toMatchObject([
    { body: 'Report of <October>', attachments: [{ id, name: 'report.pdf' }] },
    { body: 'Earlier', attachments: [] },
  ]);
  portal.files.remove(id);
  expect(await records.notes('companies', company)).toMatchObject([
    { attachments: [] },
    { attachments: [] },
  ]);
});

it('opens an attached file, until it is gone', async () => {
  const { portal, id, records } = await portalWithFile();
  const address = await records.fileAddress(id);
  expect(await (await fetch(address ?? '')).text()).toBe('all is well');
  portal.files.remove(id);
  expect(await records.fileAddress(id)).toBeUndefined();
});
