import { type Calendar, calendarOf } from './calendar.ts';
import type { Store } from './ports/store.ts';

/** Calendars of portals by the zones of their latest cycles; UTC before the first one. */
export function portalCalendars(store: Store): (portalId: number) => Promise<Calendar> {
  const byZone = new Map<string, Calendar>();
  return async (portalId) => {
    const portals = await store.portals();
    const zone = portals.find((portal) => portal.portalId === portalId)?.timeZone ?? 'UTC';
    const calendar = byZone.get(zone) ?? calendarOf(zone);
    byZone.set(zone, calendar);
    return calendar;
  };
}
