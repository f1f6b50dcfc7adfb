import { useEffect, useState } from 'react';

import type { CrmRecord, RecordType } from '../../portal-records.ts';
import { ask } from '../ask.ts';
import { recordPath } from '../facts.ts';

const OTHER: Readonly<Record<RecordType, { type: RecordType; title: string }>> = {
  companies: { type: 'deals', title: 'Deals' },
  deals: { type: 'companies', title: 'Companies' },
};

/** The records of the other kind that this one is linked to, as the right side of a record shows them. */
export function LinkedRecords({ type, id }: { type: RecordType; id: string }) {
  const [records, setRecords] = useState<readonly CrmRecord[]>([]);
  useEffect(() => {
    ask<CrmRecord[]>(`/page/${type}/${id}/linked`)
      .then(setRecords)
      .catch(() => setRecords([]));
  }, [type, id]);
  const other = OTHER[type];
  if (records.length === 0) return null;
  return (
    <details className="panel" open data-testid="linked">
      <summary>
        {other.title} ({records.length})
      </summary>
      <ul className="linked">
        {records.map(({ id: each, properties }) => (
          <li key={each}>
            <a href={recordPath(each, other.type)}>
              {properties['dealname'] ?? properties['name'] ?? each}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
