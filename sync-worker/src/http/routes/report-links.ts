import {
  reportLinksRoute,
  type ReportLinkView,
  revokeReportLinkRoute,
  shareReportRoute,
} from '@attain/shared/contract/report-link-routes';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { Configuration } from '../../config/configuration.ts';
import type { ReportLink } from '../../ports/report-links.ts';
import { type LinkHistory, linkHistories, type Times } from '../../sharing/link-history.ts';
import { stateOfLink } from '../../sharing/link-state.ts';
import { revokeReportLink, shareReport } from '../../sharing/share-report.ts';
import { writeToken } from '../../sharing/share-token.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { invalidRequest } from '../errors.ts';
import { namedCompany } from '../named-company.ts';
import { moment } from '../views/goal-record.ts';
import type { ReportMaker } from './report-maker.ts';

type Parts = {
  configuration: Pick<Configuration, 'sharing'>;
  publicOrigin: string;
  makeReport: ReportMaker;
};

/** Links by which customers read a report: made, listed, revoked. */
export function reportLinkRoutes({
  configuration,
  publicOrigin,
  makeReport,
}: Parts): readonly ApiRoute[] {
  const { linkDays, longestDays, codeDigits } = configuration.sharing;
  return [
    implement(shareReportRoute, async (asked) => {
      const { params, body, store, portalId, author } = asked;
      const { kind, asOf, withCode, signOffLinkId = null, expiresInDays = linkDays } = body;
      if (expiresInDays > longestDays) throw tooLong(expiresInDays, longestDays);
      const companyId = await namedCompany(store, params.companyId);
      const report = await makeReport(asked, { companyId, kind, asOf });
      const { link, secret, code } = await shareReport(store, {
        ...{ report, by: author, signOffLinkId },
        validDays: expiresInDays,
        codeDigits: withCode ? codeDigits : null,
      });
      const token = writeToken({ portalId, linkId: link.id, secret });
      const told = { url: `${publicOrigin}/r/${token}`, code };
      return answered(201, linkView(link, NOTHING_YET, author.at, told));
    }),
    implement(reportLinksRoute, async ({ params, store, author }) => {
      const companyId = await namedCompany(store, params.companyId);
      const links = await store.reportLinks.ofCompany(companyId);
      const histories = await linkHistories(store, companyId, links);
      return answered(200, {
        links: links.map((link) => linkView(link, histories.get(link.id), author.at)),
        linkDays,
        longestDays,
      });
    }),
    implement(revokeReportLinkRoute, async ({ params, store, author }) => {
      const companyId = await namedCompany(store, params.companyId);
      const { linkId } = params;
      const link = await revokeReportLink(store, { companyId, linkId, by: author });
      const histories = await linkHistories(store, companyId, [link]);
      return answered(200, linkView(link, histories.get(link.id), author.at));
    }),
  ];
}

const NEVER: Times = { times: 0, first: null, last: null };
const NOTHING_YET: LinkHistory = { opened: NEVER, downloaded: NEVER, wrongCodes: 0, answers: [] };

function linkView(
  link: ReportLink,
  { opened, downloaded, wrongCodes, answers }: LinkHistory = NOTHING_YET,
  now: Instant,
  told: Pick<ReportLinkView, 'url' | 'code'> = { url: null, code: null },
): ReportLinkView {
  const { id, kind, day, createdBy, signOffLinkId, createdAt, expiresAt, revokedAt } = link;
  return {
    ...{ id, kind, day, createdBy, signOffLinkId, wrongCodes, ...told },
    createdAt: moment(createdAt),
    expiresAt: moment(expiresAt),
    revokedAt: maybeMoment(revokedAt),
    state: stateOfLink(link, now),
    opened: timesView(opened),
    downloaded: timesView(downloaded),
    answers: answers.map((answer) => ({ ...answer, at: moment(answer.at) })),
  };
}

function timesView({ times, first, last }: Times): ReportLinkView['opened'] {
  return { times, first: maybeMoment(first), last: maybeMoment(last) };
}

function maybeMoment(instant: Instant | null): string | null {
  return instant === null ? null : moment(instant);
}

function tooLong(days: number, longest: number) {
  const message = `is ${days}, and a report is shared for ${longest} days at most (sharing.longestDays)`;
  return invalidRequest([{ field: 'expiresInDays', message, example: longest }]);
}
