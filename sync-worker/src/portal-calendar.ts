import { type Calendar, calendarOf } from './calendar.ts';
import type { Store } from './ports/store.ts';

/** The calendar of a portal's zone, as its latest cycle knew it; UTC before the first one. */
export async function portalCalendar(store: Store, portalId: number): Promise<Calendar> {
  const portals = await store.portals();
  const known = portals.find((portal) => portal.portalId === portalId);
  return calendarOf(known?.timeZone ?? 'UTC');
}
