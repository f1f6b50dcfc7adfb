import { dayOf } from '@attain/shared/domain/basics/time';

import type { ExportPart } from '../../../ports/company-export.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { unpackReport } from '../sharing/packed-report.ts';
import { maybeMoment, moment } from './moments.ts';
import { mapped, pagesOf } from './pages.ts';

/** A report is a hundred times a row. */
const REPORTS_A_PAGE = 10;

/** Reports that were made, and those that were shared, as they were shared, with what became of their links. */
export function sharingParts(scope: Scope, companyId: string): readonly ExportPart[] {
  const links = () =>
    pagesOf(scope, 'report_link', { companyId, key: ['id'], limit: REPORTS_A_PAGE });
  return [
    {
      file: 'reports.ndjson',
      about: 'Reports that were made for the record, whole, with what is internal.',
      isOurs: true,
      rows: mapped(
        pagesOf(scope, 'report', { companyId, key: ['id'], limit: REPORTS_A_PAGE }),
        (row) => ({
          ...{ id: row.id, kind: row.kind, why: row.why, state: row.state, title: row.title },
          ...{ day: row.day === null ? null : dayOf(row.day), modelVersion: row.model_version },
          ...{ issuedAt: maybeMoment(row.issued_at), issuedBy: row.issued_by, url: row.url },
          report: row.body === null ? null : fromJson(row.body),
        }),
      ),
    },
    {
      file: 'report-links.ndjson',
      about:
        'Links by which a report was shared, without what opens them, and how often they were opened by day.',
      isOurs: false,
      rows: linksWithEvents(scope, links()),
    },
    {
      file: 'shared-reports.ndjson',
      about: 'The reports behind those links, as the customer could read them.',
      isOurs: false,
      rows: mapped(links(), ({ id, report }) => ({
        linkId: id,
        report: fromJson(unpackReport(report)),
      })),
    },
  ];
}

type Links = ReturnType<typeof pagesOf<'report_link'>>;

async function* linksWithEvents({ db, engine, portalId }: Scope, pages: Links) {
  for await (const page of pages) {
    const events = await db
      .selectFrom('report_link_event')
      .selectAll()
      .where('portal_id', '=', portalId)
      .where(
        engine.inList(
          'link_id',
          page.map(({ id }) => id),
        ),
      )
      .orderBy('day')
      .orderBy('kind')
      .execute();
    yield page.map((row) => ({
      ...{ id: row.id, kind: row.kind, day: dayOf(row.day), withCode: row.code_hash !== null },
      ...{ createdBy: row.created_by, signOffLinkId: row.sign_off_link_id },
      createdAt: moment(row.created_at),
      expiresAt: moment(row.expires_at),
      revokedAt: maybeMoment(row.revoked_at),
      events: events
        .filter(({ link_id }) => link_id === row.id)
        .map(({ kind, day, times, first_at, last_at }) => ({
          ...{ kind, day: dayOf(day), times, firstAt: moment(first_at), lastAt: moment(last_at) },
        })),
    }));
  }
}
