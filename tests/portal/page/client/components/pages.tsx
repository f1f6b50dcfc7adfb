import type { ReactNode } from 'react';

import { APP_PATH } from '../facts.ts';
import { goTo } from '../navigation.ts';
import { Button, type ButtonProps } from './buttons.tsx';

type Children = { children?: ReactNode };
type To = Children & { to: string; params?: Record<string, string> };

export function PageTitle({ children }: Children) {
  return <h1>{children}</h1>;
}

export function PageHeader({ children }: Children) {
  return <header className="page-header">{children}</header>;
}

export function PageLink({ to, params, children }: To) {
  return (
    <a
      href={`${APP_PATH}${to}`}
      onClick={(event) => {
        event.preventDefault();
        goTo({ to, ...(params === undefined ? {} : { params }) });
      }}
    >
      {children}
    </a>
  );
}

export function PageHeaderLink({ href, ...props }: ButtonProps & { href?: string }) {
  return href === undefined ? <Button {...props} /> : <a href={href}>{props.children}</a>;
}

export function PageBreadcrumbs({ children }: Children) {
  return (
    <nav aria-label="Breadcrumb" className="breadcrumbs">
      {children}
    </nav>
  );
}

export function PageBreadcrumbsCurrent({ children }: Children) {
  return <span aria-current="page">{children}</span>;
}
