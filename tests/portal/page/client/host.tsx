import { createRoot } from 'react-dom/client';

import type { RecordType } from '../portal-records.ts';
import { CompanyList } from './CompanyList.tsx';
import { APP_PATH, facts, SETTINGS_PATH, TYPE_ID } from './facts.ts';
import { Frame } from './Frame.tsx';
import { RecordView } from './records/RecordView.tsx';
import { SurfaceView } from './SurfaceView.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Frame>{pageAt(location.pathname)}</Frame>);

function pageAt(path: string) {
  if (path.startsWith(APP_PATH)) return <AppView location="pages" title="Attain" />;
  if (path.startsWith(SETTINGS_PATH)) {
    return <AppView location="settings" title="Connected apps · Attain" />;
  }
  const [, typeId, id] = /\/record\/(0-\d)\/(\d+)$/.exec(path) ?? [];
  if (id === undefined) return <CompanyList />;
  const type: RecordType = typeId === TYPE_ID.deals ? 'deals' : 'companies';
  return <RecordView type={type} id={id} />;
}

/** The app's own page or its settings: nothing of a record around it. */
function AppView({ location, title }: { location: 'pages' | 'settings'; title: string }) {
  const surface = facts.surfaces.find((each) => each.location === location);
  document.title = title;
  return (
    <main className="app-page">
      {surface === undefined ? <p>The app has nothing here.</p> : <SurfaceView surface={surface} />}
    </main>
  );
}
