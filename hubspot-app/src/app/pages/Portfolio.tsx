import { workerAt } from '@attain/ui/data/worker';
import { workerOrigin } from '@attain/ui/data/worker-origin';
import { formats } from '@attain/ui/words/formats';
import { hubspot, useExtensionContext } from '@hubspot/ui-extensions';
import { createPageRouter, PageRoutes, usePageRoute } from '@hubspot/ui-extensions/pages';
import { useMemo } from 'react';

import { PortfolioPage } from './components/PortfolioPage.tsx';
import { tabNamed } from './data/tabs.ts';

/** Every address of the page leads here: the first part names the view, `/renewals` for example. */
const Router = createPageRouter(
  <PageRoutes>
    <PageRoutes.IndexRoute component={Portfolio} />
    <PageRoutes.AnyRoute component={Portfolio} />
  </PageRoutes>,
);

hubspot.extend<'pages'>(() => <Router />);

/** Wires the page to the worker and to the reader's locale. Everything it draws is in `components/`. */
export function Portfolio() {
  const { user, portal, variables } = useExtensionContext<'pages'>();
  const { path } = usePageRoute();
  const origin = workerOrigin(variables);
  const worker = useMemo(() => workerAt(origin, hubspot.fetch), [origin]);
  const format = useMemo(
    () => formats(user.locale, portal.timezone),
    [user.locale, portal.timezone],
  );
  return (
    <PortfolioPage
      firstTab={tabNamed(path)}
      portalId={portal.id}
      ask={worker.get}
      format={format}
    />
  );
}
