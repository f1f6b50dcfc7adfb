import { useCallback, useEffect, useState } from 'react';

import type { CrmRecord, PropertyDefinition, RecordType } from '../../portal-records.ts';
import { ask } from '../ask.ts';
import { facts } from '../facts.ts';
import type { Properties } from '../protocol.ts';

type LoadedRecord = {
  definitions: readonly PropertyDefinition[];
  properties: Properties | null;
  failure: string | null;
  refresh: () => Promise<void>;
};

/** The record, read again every few seconds while somebody looks: a page in HubSpot shows a change without a reload, too. */
export function useRecord(type: RecordType, id: string, about: readonly string[]): LoadedRecord {
  const [definitions, setDefinitions] = useState<readonly PropertyDefinition[]>([]);
  const [properties, setProperties] = useState<Properties | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const refresh = useCallback(async () => {
    const known = await definitionsOnce(type);
    const names = known
      .filter(({ name, groupName }) => groupName === 'attain' || about.includes(name))
      .map(({ name }) => name);
    const record = await ask<CrmRecord>(`/page/${type}/${id}?properties=${names.join(',')}`);
    setDefinitions(known);
    setProperties((previous) =>
      JSON.stringify(previous) === JSON.stringify(record.properties) ? previous : record.properties,
    );
  }, [type, id, about]);

  useEffect(() => {
    refresh().catch((error: unknown) => setFailure(String(error)));
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh().catch(() => {});
    }, facts.refreshMs);
    return () => clearInterval(timer);
  }, [refresh]);

  return { definitions, properties, failure, refresh };
}

const asked = new Map<RecordType, Promise<PropertyDefinition[]>>();

/** Definitions hardly ever change: one call a page load is enough. */
function definitionsOnce(type: RecordType): Promise<PropertyDefinition[]> {
  const known = asked.get(type) ?? ask<PropertyDefinition[]>(`/page/definitions/${type}`);
  asked.set(type, known);
  return known;
}
