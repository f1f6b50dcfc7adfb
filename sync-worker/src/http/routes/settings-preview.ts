import { previewSettingsRoute } from '@attain/shared/contract/settings-preview-route';
import { roundHalfUp, roundWithinBand } from '@attain/shared/domain/basics/rounding';
import { healthBand } from '@attain/shared/domain/health/health-band';
import type { Standing } from '@attain/shared/domain/portfolio/book-change';

import type { Configuration, ConfigurationFile } from '../../config/configuration.ts';
import { currencyDigits } from '../../pipeline/money.ts';
import type { Crm } from '../../ports/crm.ts';
import type { PortalStore } from '../../ports/store.ts';
import { changed } from '../../settings/changes.ts';
import type { EffectiveReader } from '../../settings/effective.ts';
import { type Preview, previewSettings } from '../../settings/preview/preview.ts';
import { reachOf } from '../../settings/preview/reach.ts';
import { withoutUnread } from '../../settings/preview/unread.ts';
import { requireAdministrator } from '../administrator.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { nameOf } from '../caller.ts';
import { HttpError } from '../errors.ts';
import { fitting } from './settings.ts';

/** As many as every other screen shows of a score. */
const SCORE_DIGITS = 2;

/** Each walks the whole book. */
const MOST_AT_ONCE = 2;

type Parts = {
  file: ConfigurationFile;
  crm: Pick<Crm, 'scopes'>;
  effectiveOf: EffectiveReader;
};

/**
 * The book of customers by candidate settings, for those who may save them. One preview at a time for each of them: a newer one
 * ends the one under way, and nobody else's.
 */
export function settingsPreviewRoute({ file, crm, effectiveOf }: Parts): ApiRoute {
  const running = new Map<number, Map<string, AbortController>>();

  return implement(
    previewSettingsRoute,
    async ({ body, store, portalId, calendar, currency, author, caller, gone }) => {
      const startedAt = performance.now();
      const held = await effectiveOf(portalId, store);
      requireAdministrator(caller, held.configuration.roles.administrators);
      fitting(changed(file.configuration, held, body.changes));
      const known = withoutUnread(body.changes, held.configuration.mapping);
      const { configuration: after } = fitting(changed(file.configuration, held, known.changes));
      const reach = reachOf(known.changes.map(({ key }) => key));

      const here = running.get(portalId) ?? new Map<string, AbortController>();
      running.set(portalId, here);
      const who = nameOf(caller);
      here.get(who)?.abort(superseded());
      if (!here.has(who) && here.size >= MOST_AT_ONCE) throw tooMany();
      const mine = new AbortController();
      here.set(who, mine);
      try {
        const preview = await previewSettings({
          ...{ store, calendar, after, look: reach.look },
          before: held.configuration,
          digits: currency?.digits ?? currencyDigits('USD'),
          now: author.at,
          ticketsReadable: await ticketsReadable(crm),
          signal: AbortSignal.any([mine.signal, gone]),
        });
        const notTold = [...known.notTold, ...reach.notTold];
        const tookMs = Math.round(performance.now() - startedAt);
        return answered(200, {
          ...(await viewOf(preview, store.companies, { before: held.configuration, after })),
          ...{ basedOn: held.latest, notTold, tookMs },
        });
      } finally {
        if (here.get(who) === mine) here.delete(who);
      }
    },
  );
}

/** Without HubSpot the last sync read what it may. */
async function ticketsReadable(crm: Pick<Crm, 'scopes'>): Promise<boolean> {
  const scopes = await crm.scopes().catch(() => null);
  return scopes === null || scopes.includes('tickets');
}

function superseded(): HttpError {
  return new HttpError(409, 'conflict', 'A newer preview took the place of this one.');
}

function tooMany(): HttpError {
  const message = 'Others are looking at what their changes would move: try again in ten seconds.';
  return new HttpError(409, 'conflict', message);
}

async function viewOf(
  preview: Preview,
  companies: Pick<PortalStore['companies'], 'rows'>,
  by: { before: Configuration; after: Configuration },
) {
  const { total, seen, errorPoints, customers, health, agreements, success, look } = preview;
  const rows = await companies.rows(preview.movers.map(({ companyId }) => companyId));
  const edges = { before: by.before.settings.bands.health, after: by.after.settings.bands.health };
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const rounded = (value: number | null) => value && roundHalfUp(value, SCORE_DIGITS);
  const isSample = seen < total;
  return {
    companies: {
      ...{ total, isSample, looked: seen },
      errorPoints: isSample ? roundHalfUp(errorPoints, 1) : null,
    },
    customers,
    health,
    averageHealth: {
      before: rounded(preview.averageHealth.before),
      after: rounded(preview.averageHealth.after),
    },
    scored: preview.scored,
    agreements: look === 'accounts' ? agreements : null,
    success: look === 'accounts' ? success : null,
    movers: preview.movers.map(({ before, after, ...mover }) => ({
      ...mover,
      before: before && shown(before, edges.before),
      after: after && shown(after, edges.after),
      name: names.get(mover.companyId) ?? null,
      points: rounded(mover.points),
    })),
  };
}

/** A score as it is shown elsewhere: rounded, and never across an edge of its band. */
function shown(
  { score, band }: Standing['health'],
  edges: Configuration['settings']['bands']['health'],
): Standing['health'] {
  if (score === null) return { score, band };
  return { band, score: roundWithinBand(score, SCORE_DIGITS, (each) => healthBand(each, edges)) };
}
