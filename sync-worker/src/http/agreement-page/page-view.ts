import type { AsOf } from '@attain/shared/domain/account';
import { addDays, type Instant } from '@attain/shared/domain/basics/time';
import type { Currency } from '@attain/shared/domain/basics/money';

import type { Calendar } from '../../calendar.ts';
import type { Configuration } from '../../config/configuration.ts';
import type { SignOffLink } from '../../ports/sign-off-links.ts';
import type { PortalStore } from '../../ports/store.ts';
import type { Formats } from './formats.ts';
import { goalView, type GoalView } from './goal-view.ts';
import { lineView, type LineView } from './line-view.ts';
import type { FormFaults } from './read-form.ts';

export type PageView = {
  locale: string;
  company: string;
  vendor: string;
  vendorName: string | null;
  contact: string;
  /** ISO 4217. */
  currency: string;
  expires: string;
  goals: readonly GoalView[];
  lines: readonly LineView[];
  /** What became of the last form, where it was refused. */
  refusal: string | null;
};

/** The portal as the page needs it. */
export type PortalFacts = { calendar: Calendar; currency: Currency };

export type PageOrder = {
  link: SignOffLink;
  portal: PortalFacts;
  formats: Formats;
  configuration: Pick<Configuration, 'agreements' | 'settings'>;
  now: Instant;
  form?: FormFaults;
  refusal?: string;
};

/** Everything that a link shows: its own goals and value lines, and nothing else of the account. */
export async function pageView(
  { records, companies }: Pick<PortalStore, 'records' | 'companies'>,
  { link, portal, formats, configuration, now, form, refusal }: PageOrder,
): Promise<PageView> {
  const { parties, vendorName } = configuration.agreements.signOff;
  const company = (await companies.name(link.companyId)) ?? 'your company';
  const vendor = vendorName ?? 'your provider';
  const formOf = (subject: string) => (form?.subject === subject ? form : null);

  const goals: GoalView[] = [];
  for (const offer of link.goals) {
    const history = await records.history(link.companyId, 'goal', offer.goalId);
    const facts = { formats, parties, company, vendor };
    const anchor = `goal-${goals.length + 1}`;
    const view = goalView(history, offer, anchor, facts, formOf(offer.goalId));
    if (view !== undefined) goals.push(view);
  }
  const lines: LineView[] = [];
  for (const lineId of link.valueLineIds) {
    const history = await records.history(link.companyId, 'value', lineId);
    const { settings } = configuration;
    const facts = { formats, currency: portal.currency, settings, asOf: asOfNow(portal, now) };
    const view = lineView(history, `value-${lines.length + 1}`, facts, formOf(lineId));
    if (view !== undefined) lines.push(view);
  }
  return {
    ...{ locale: formats.locale, company, vendor, vendorName, goals, lines },
    contact: link.contact,
    currency: portal.currency.currency,
    expires: formats.moment(link.expiresAt),
    refusal: refusal ?? null,
  };
}

function asOfNow({ calendar }: PortalFacts, now: Instant): AsOf {
  const today = calendar.dayAt(now);
  return { now, today, nextMidnight: calendar.startOf(addDays(today, 1)) };
}
