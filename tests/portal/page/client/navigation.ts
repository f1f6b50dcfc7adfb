import { APP_PATH } from './facts.ts';
import type { AppLocation } from './protocol.ts';

const listeners = new Set<() => void>();
addEventListener('popstate', () => listeners.forEach((tell) => tell()));

/** The part of the address that belongs to the app page. */
export function appLocation(): AppLocation {
  const path = location.pathname.slice(APP_PATH.length);
  return {
    path: path === '' ? '/' : path,
    params: Object.fromEntries(new URLSearchParams(location.search)),
  };
}

export function goTo({ to, params = {} }: { to: string; params?: Record<string, string> }): void {
  const query = new URLSearchParams(params).toString();
  history.pushState(null, '', `${APP_PATH}${to}${query === '' ? '' : `?${query}`}`);
  listeners.forEach((tell) => tell());
}

export function onNavigation(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
