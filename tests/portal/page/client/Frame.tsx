import type { ReactNode } from 'react';

import { facts } from './facts.ts';

/** The bar above every page: where one is, and as whom. */
export function Frame({ children }: { children: ReactNode }) {
  const { user, portalId, list } = facts;
  return (
    <>
      <header className="top-bar">
        <a className="top-bar__home" href={list}>
          Companies
        </a>
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
