import type { Formats } from '@attain/ui/words/formats';

/** Asks the worker for what an address answers; the contract of the route says what that is. */
export type Ask = <Answer>(path: string) => Promise<Answer>;

/** What every view of the page needs. */
export type PageParts = { ask: Ask; format: Formats; portalId: number };

/** The address of a list; what is `undefined` does not choose, and an empty text stands for accounts without one. */
export function address(
  list: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  const path = `/api/portfolio/${list}`;
  return parameters.length === 0 ? path : `${path}?${parameters.join('&')}`;
}

/** HubSpot's page of a company, in the portal that the page is open in. */
export function recordAddress(portalId: number, companyId: string) {
  return { url: `/contacts/${portalId}/record/0-2/${companyId}`, external: false };
}
