import { ALL_TYPES, infoOf } from '../crm/object-types.ts';
import type { Answer, Call, Route } from '../http/router.ts';

export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: 'account-info/details', scopes: [['oauth']], handle: details },
  {
    method: 'GET',
    path: 'limits/custom-properties',
    scopes: [ALL_TYPES.flatMap((type) => infoOf(type).readScopes)],
    handle: customProperties,
  },
];

function details({ crm, facts }: Call): Answer {
  const offset = utcOffset(facts.timeZone, crm.clock.now());
  return {
    status: 200,
    json: {
      portalId: facts.portalId,
      accountType: facts.accountType,
      timeZone: facts.timeZone,
      companyCurrency: facts.currency,
      additionalCurrencies: [],
      utcOffset: offset.text,
      utcOffsetMilliseconds: offset.ms,
      uiDomain: 'app.hubspot.com',
      dataHostingLocation: 'na1',
    },
  };
}

function utcOffset(timeZone: string, now: number): { text: string; ms: number } {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const text = name.replace('GMT', '') || '+00:00';
  const [hours = 0, minutes = 0] = text.slice(1).split(':').map(Number);
  return { text, ms: (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000 };
}

const PROPERTIES_PER_OBJECT = 1_000;

function customProperties({ crm }: Call): Answer {
  const byObjectType = ALL_TYPES.map((type) => {
    const custom = [...crm.schemas[type].properties.values()].filter(
      ({ hubspotDefined, archived }) => !hubspotDefined && !archived,
    );
    return {
      objectTypeId: infoOf(type).typeId,
      usage: custom.length,
      limit: PROPERTIES_PER_OBJECT,
      percentage: (custom.length / PROPERTIES_PER_OBJECT) * 100,
    };
  });
  return { status: 200, json: { byObjectType, overallLimit: 10_000 } };
}
