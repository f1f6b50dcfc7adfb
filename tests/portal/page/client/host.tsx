import { createRoot } from 'react-dom/client';

import { CompanyList } from './CompanyList.tsx';
import { Frame } from './Frame.tsx';
import { RecordView } from './RecordView.tsx';

const companyId = /\/record\/0-2\/(\d+)$/.exec(location.pathname)?.[1];
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <Frame>
      {companyId === undefined ? <CompanyList /> : <RecordView companyId={companyId} />}
    </Frame>,
  );
}
