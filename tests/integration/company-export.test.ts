import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { COVERAGE } from '@attain/sync-worker/adapters/store/exports/coverage';
import { companyZip } from '@attain/sync-worker/exports/company-zip';
import { calendarOf } from '@attain/sync-worker/calendar';
import type { ImportKind } from '@attain/sync-worker/imports/kind';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { fromBuffer, type ZipFile } from 'yauzl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { someCompany } from '../contract/store/builders.ts';
import { API_KEY, apiServer, type ApiServer } from './api-server.ts';
import { importPortal } from './imports-portal.ts';

const NOW = Date.UTC(2026, 6, 1, 12);

/** Read by another library than the one that wrote it. */
async function unzipped(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await promisify<Buffer, object, ZipFile>(fromBuffer)(bytes, { lazyEntries: true });
  const files: Record<string, string> = {};
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject).on('end', resolve);
    zip.on('entry', (entry: { fileName: string }) => {
      zip.openReadStream(entry as never, (error, stream) => {
        if (error) return reject(error);
        void text(stream).then((content) => {
          files[entry.fileName] = content;
          zip.readEntry();
        }, reject);
      });
    });
    zip.readEntry();
  });
  return files;
}

async function exported(store: PortalStore, companyId = '512') {
  const pieces: Uint8Array[] = [];
  const order = { portalId: 1, companyId, currency: 'USD', at: NOW };
  for await (const piece of companyZip(store, {
    ...order,
    calendar: calendarOf('Europe/Berlin'),
  })) {
    pieces.push(piece);
  }
  return unzipped(Buffer.concat(pieces));
}

const rowsIn = (file = '') =>
  file
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('what holds, as import files', () => {
  const FILES: readonly [ImportKind, string][] = [
    [
      'goals',
      'company_id,goal,metric,unit,target,baseline,baseline_at,direction,state,signed_by,signed_at,owner,target_date\n' +
        '512,"Faster, ""much""",Hours per report,hours,1,4,2026-01-15,lower_is_better,active,Sarah Chen,2026-02-01,Ann Lee,2026-12-31\n' +
        '512,"Faster, ""much""",Errors,%,2,12,2026-01-15,lower_is_better,active,Sarah Chen,2026-02-01,Ann Lee,2026-12-31\n',
    ],
    [
      'metrics',
      'company_id,goal,metric,value,measured_at,source\n' +
        '512,,Hours per report,2.5,2026-04-01,Time study\n512,,Errors,5,2026-05-01T10:30:00Z,\n',
    ],
    [
      'values',
      'company_id,goal,type,description,starts_at,ends_at,amount,quantity,unit,rate,recurring,realisation,confirmed_by,confirmed_at,confirmed_amount\n' +
        '512,,hard_savings,"=Licences, old tool",2026-01-01,2026-12-31,1200.50,,,,month,,Sarah Chen,2026-03-01,1100\n' +
        '512,"Faster, ""much""",soft_savings,Hours saved,2026-01-01,2026-12-31,,40,hours,60,month,0.5,,,\n',
    ],
    [
      'costs',
      'company_id,kind,amount,currency,starts_at,ends_at,recurring\n512,licence,15000,USD,2026-01-01,2026-12-31,no\n',
    ],
    ['onboarding', 'company_id,item,done_on,note\n512,kickoff,2026-01-10,"In Bremen"\n'],
    ['advocacy', 'company_id,activity,on\n512,review,2026-05-05\n'],
    ['reviews', 'company_id,held_on,goals,notes\n512,2026-04-15,"Faster, ""much""",Went well\n'],
    [
      'quotes',
      'company_id,text,by,on,external\n512,"It saves us days.",Sarah Chen,2026-05-01,yes\n',
    ],
    [
      'escalations',
      'company_id,cause,reason,since,resolved_on\n512,downtime,Two days down,2026-03-01,2026-03-03\n512,legal,A letter,2026-06-01,\n',
    ],
    ['overrides', 'company_id,band,reason,by,until\n512,at_risk,New owner,Ann Lee,2026-08-01\n'],
    [
      'hypotheses',
      'company_id,driver,yearly_value,currency,probability,assumption,pain_points,yearly_cost\n512,Time,50000,USD,0.6,All use it,slow reports; errors,9000\n',
    ],
    [
      'opportunities',
      'company_id,description,potential,currency,effort,recommendation\n512,Second site,20000,USD,low,Roll it out\n',
    ],
  ];

  it('says the same to a portal that knew nothing, and nothing new to its own', async () => {
    const portal = await importPortal();
    for (const [kind, content] of FILES) {
      expect([kind, (await portal.import(kind, content)).rejectedCount]).toEqual([kind, 0]);
    }
    const first = await exported(portal.store);
    const other = await importPortal();
    for (const [kind] of FILES) {
      const name = `import/${kind}.ndjson`;
      const content = first[name] ?? '';
      expect([kind, rowsIn(content).length > 0]).toEqual([kind, true]);
      const again = await portal.import(kind, content, { name: `${kind}.ndjson` });
      expect([kind, again.rejected, again.stored]).toEqual([kind, [], 0]);
      const there = await other.import(kind, content, { name: `${kind}.ndjson` });
      expect([kind, there.rejected]).toEqual([kind, []]);
    }
    const second = await exported(other.store);
    for (const [kind] of FILES) {
      const name = `import/${kind}.ndjson`;
      expect([kind, rowsIn(second[name])]).toEqual([kind, rowsIn(first[name])]);
    }
  });

  it('leaves out what no file can say: lines that are disputed or excluded', async () => {
    const portal = await importPortal();
    await portal.import(
      'values',
      'company_id,type,description,starts_at,ends_at,amount,recurring\n512,hard_savings,A,2026-01-01,2026-12-31,10,no\n512,hard_savings,B,2026-01-01,2026-12-31,10,no\n',
    );
    const [line] = await portal.store.records.list('512', 'value');
    const by = { at: NOW, who: 'Ann Lee', via: 'api' as const };
    if (line) {
      await portal.store.records.save('512', 'value', { ...line.body, excluded: true }, { by });
    }
    const files = await exported(portal.store);
    expect(rowsIn(files['import/values.ndjson'])).toHaveLength(1);
    expect(rowsIn(files['records.ndjson'])).toHaveLength(3);
  });
});

describe('the file', () => {
  it('explains itself, and ends with what is in it', async () => {
    const portal = await importPortal();
    await portal.import(
      'costs',
      'company_id,kind,amount,currency,starts_at,ends_at\n512,licence,1,USD,2026-01-01,2026-12-31\n',
    );
    const files = await exported(portal.store);
    const names = Object.keys(files);
    expect(names[0]).toBe('README.txt');
    expect(names.at(-1)).toBe('manifest.json');
    for (const name of names.slice(1, -1)) {
      const told = name.startsWith('import/') ? /^import\/(\w+)\.ndjson$/.exec(name)?.[1] : name;
      expect(files['README.txt']).toContain(told);
    }
    const manifest = JSON.parse(files['manifest.json'] ?? '') as { rows: Record<string, number> };
    expect(manifest).toMatchObject({ format: 1, companyId: '512', timeZone: 'Europe/Berlin' });
    for (const name of names.slice(1, -1)) {
      expect([name, manifest.rows[name]]).toEqual([name, rowsIn(files[name]).length]);
    }
  });

  it('covers every table that a database has, or says why not', async () => {
    const portal = await importPortal();
    const files = Object.keys(await exported(portal.store));
    const folder = await mkdtemp(path.join(tmpdir(), 'attain-tables-'));
    const store = await openStore(`sqlite:${path.join(folder, 'a.db')}`);
    await store.migrate();
    await store.close();
    const db = new DatabaseSync(path.join(folder, 'a.db'));
    const tables = db
      .prepare(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'",
      )
      .all()
      .map(({ name }) => String(name));
    const hasCompany = new Set(
      tables.filter((table) =>
        db
          .prepare(
            `select 1 from pragma_table_info('${table}') where name in ('company_id', 'account_id', 'link_id')`,
          )
          .get(),
      ),
    );
    db.close();
    await rm(folder, { recursive: true });
    expect(Object.keys(COVERAGE).sort()).toEqual(tables.sort());
    for (const [table, covered] of Object.entries(COVERAGE)) {
      if (covered === null) expect([table, hasCompany.has(table)]).toEqual([table, false]);
      else if ('file' in covered) expect(files).toContain(covered.file);
      else expect(covered.leftOut).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('over HTTP', () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await apiServer();
  });
  afterAll(() => server.close());

  const ask = (companyId: string, headers: Record<string, string>) =>
    fetch(`${server.origin}/api/companies/${companyId}/export`, { headers });
  const key = { authorization: `Bearer ${API_KEY}` };

  it('is there for whoever has the key, and for nobody else', async () => {
    const companyId = await server.addCustomer();
    expect((await ask(companyId, {})).status).toBe(401);
    const response = await ask(companyId, key);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="attain-company-${companyId}-\\d{4}-\\d\\d-\\d\\d\\.zip"$`),
    );
    const files = await unzipped(Buffer.from(await response.arrayBuffer()));
    expect(JSON.parse(files['manifest.json'] ?? '')).toMatchObject({ companyId });
  });

  it('knows no company of another portal', async () => {
    const companyId = '777';
    await server.neighbour().mirror.save('companies', [someCompany(companyId)], 1);
    const response = await ask(companyId, key);
    expect(response.status).toBe(404);
  });
});
