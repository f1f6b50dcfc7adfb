import type { ReactNode } from 'react';

import { APP_PATH, facts, SETTINGS_PATH } from './facts.ts';

/** The bar above every page: where one can go, and as whom. */
export function Frame({ children }: { children: ReactNode }) {
  const { user, portalId, list } = facts;
  return (
    <>
      <header className="top-bar">
        <nav className="top-bar__places">
          <a href={list}>Companies</a>
          {hasSurface('pages') && <a href={APP_PATH}>Attain</a>}
          {hasSurface('settings') && <a href={SETTINGS_PATH}>Settings</a>}
        </nav>
        <span className="top-bar__portal">Portal {portalId}</span>
        <span className="avatar avatar--small" title={user.email}>
          {user.firstName.charAt(0)}
          {user.lastName.charAt(0)}
        </span>
      </header>
      {children}
    </>
  );
}

function hasSurface(location: string): boolean {
  return facts.surfaces.some((each) => each.location === location);
}
