import type { Instant } from '@attain/shared/domain/basics/time';

import { nameOfLink } from '../agreements/customer-decision.ts';
import type { ChangeAction, StoredRecord } from '../ports/records.ts';
import type { ReportLink, ReportLinkEvent, ReportLinkEventKind } from '../ports/report-links.ts';
import type { PortalStore } from '../ports/store.ts';

export type Times = { times: number; first: Instant | null; last: Instant | null };

export type CustomerAnswer = {
  at: Instant;
  what: 'signed' | 'asked_for_change' | 'confirmed' | 'disputed';
  /** Title of the goal, or what the value line describes. */
  about: string;
};

/** What became of a link: how often it was opened, and what the reader went on to decide. */
export type LinkHistory = {
  opened: Times;
  downloaded: Times;
  wrongCodes: number;
  answers: readonly CustomerAnswer[];
};

const ANSWERS: Readonly<Partial<Record<ChangeAction, CustomerAnswer['what']>>> = {
  signed: 'signed',
  revision_approved: 'signed',
  change_requested: 'asked_for_change',
  confirmed: 'confirmed',
  disputed: 'disputed',
};

/** The histories of links of one company, by their ids. */
export async function linkHistories(
  { reportLinks, records }: Pick<PortalStore, 'reportLinks' | 'records'>,
  companyId: string,
  links: readonly ReportLink[],
): Promise<ReadonlyMap<string, LinkHistory>> {
  const events = await reportLinks.events(links.map(({ id }) => id));
  const pages = links.flatMap(({ signOffLinkId }) => signOffLinkId ?? []);
  const decided = await records.recordedBy(companyId, [...new Set(pages)].map(nameOfLink));
  return new Map(links.map((link) => [link.id, historyOf(link, events, decided)]));
}

function historyOf(
  { id, signOffLinkId, createdAt }: ReportLink,
  events: readonly ReportLinkEvent[],
  decided: readonly StoredRecord[],
): LinkHistory {
  const own = events.filter(({ linkId }) => linkId === id);
  const author = signOffLinkId === null ? null : nameOfLink(signOffLinkId);
  return {
    opened: timesOf(own, 'opened'),
    downloaded: timesOf(own, 'downloaded'),
    wrongCodes: timesOf(own, 'wrong_code').times,
    answers: decided
      .filter(({ recordedBy, recordedAt }) => recordedBy === author && recordedAt >= createdAt)
      .flatMap(answerIn),
  };
}

function timesOf(events: readonly ReportLinkEvent[], wanted: ReportLinkEventKind): Times {
  const days = events.filter(({ kind }) => kind === wanted);
  return {
    times: days.reduce((sum, { times }) => sum + times, 0),
    first: days[0]?.firstAt ?? null,
    last: days.at(-1)?.lastAt ?? null,
  };
}

function answerIn({ change, recordedAt, body }: StoredRecord): CustomerAnswer[] {
  const what = ANSWERS[change.action];
  if (what === undefined) return [];
  const about = 'title' in body ? body.title : 'description' in body ? body.description : null;
  return [{ at: recordedAt, what, about: about ?? '' }];
}
