import { useCallback, useEffect, useState } from 'react';

import type { CompanyRecord, PropertyDefinition } from '../portal-records.ts';
import { ask } from './ask.ts';
import { CardTab } from './CardTab.tsx';
import { EditableValue } from './EditableValue.tsx';
import { facts } from './facts.ts';
import type { Properties } from './protocol.ts';
import { TasksPanel } from './TasksPanel.tsx';
import { shown } from './words.ts';

const ABOUT = [
  'name',
  'domain',
  'industry',
  'lifecyclestage',
  'numberofemployees',
  'city',
  'country',
];
const INPUTS = [
  'attain_account_key',
  'attain_contract_value',
  'attain_contract_start',
  'attain_contract_renewal',
  'attain_licensed_seats',
  'attain_escalation_flag',
];

/** A company's record: its properties at the left, the card in the middle. */
export function RecordView({ companyId }: { companyId: string }) {
  const { definitions, properties, failure, refresh } = useRecord(companyId);
  if (failure !== null) {
    return (
      <main className="list-page">
        <p className="notice notice--danger" role="alert">
          {failure}
        </p>
      </main>
    );
  }
  if (properties === null) return <main className="list-page">Loading…</main>;

  const save = async (property: string, value: string) => {
    await ask(`/page/companies/${companyId}`, { [property]: value });
    await refresh();
  };
  const name = properties['name'] ?? `Company ${companyId}`;
  const byName = new Map(definitions.map((each) => [each.name, each]));
  const known = (names: readonly string[]) => names.flatMap((each) => byName.get(each) ?? []);
  const attain = definitions.filter(
    ({ name, groupName }) => groupName === 'attain' && !INPUTS.includes(name),
  );
  return (
    <main className="record">
      <aside className="record__side">
        <section className="panel record__head">
          <a href={facts.list}>‹ Companies</a>
          <div className="record__title">
            <span className="avatar">{name.charAt(0)}</span>
            <div>
              <h1>{name}</h1>
              <small>{properties['domain']}</small>
            </div>
          </div>
        </section>
        <TasksPanel companyId={companyId} />
        <PropertyPanel title="About this company" definitions={known(ABOUT)} values={properties} />
        <PropertyPanel
          title="Contract"
          definitions={known(INPUTS)}
          values={properties}
          {...(facts.editable ? { save } : {})}
        />
        <PropertyPanel title="Attain" definitions={attain} values={properties} />
      </aside>
      <section className="record__middle">
        <nav className="tabs">
          <span aria-current="page">Account health</span>
        </nav>
        <CardTab companyId={companyId} properties={properties} refresh={refresh} />
      </section>
    </main>
  );
}

/** A date may be told with its time, which a date field does not take. */
const LONGEST: Readonly<Record<string, number>> = { date: 'YYYY-MM-DD'.length };

type PropertyPanelProps = {
  title: string;
  definitions: readonly PropertyDefinition[];
  values: Properties;
  /** Makes the values editable. */
  save?: (property: string, value: string) => Promise<void>;
};

function PropertyPanel({ title, definitions, values, save }: PropertyPanelProps) {
  if (definitions.length === 0) return null;
  return (
    <details className="panel" open>
      <summary>{title}</summary>
      <dl className="properties">
        {definitions.map((definition) => (
          <div key={definition.name} data-property={definition.name}>
            <dt title={definition.name}>{definition.label}</dt>
            <dd>
              {save ? (
                <EditableValue
                  definition={definition}
                  value={(values[definition.name] ?? '').slice(0, LONGEST[definition.type])}
                  save={(value) => save(definition.name, value)}
                />
              ) : (
                shown(definition, values[definition.name])
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

type LoadedRecord = {
  definitions: readonly PropertyDefinition[];
  properties: Properties | null;
  failure: string | null;
  refresh: () => Promise<void>;
};

/** The record, read again every few seconds while somebody looks: a page in HubSpot shows a change without a reload, too. */
function useRecord(companyId: string): LoadedRecord {
  const [definitions, setDefinitions] = useState<readonly PropertyDefinition[]>([]);
  const [properties, setProperties] = useState<Properties | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const refresh = useCallback(async () => {
    const known = await definitionsOnce();
    const names = known.filter(isShown).map(({ name }) => name);
    const record = await ask<CompanyRecord>(
      `/page/companies/${companyId}?properties=${names.join(',')}`,
    );
    setDefinitions(known);
    setProperties((previous) =>
      JSON.stringify(previous) === JSON.stringify(record.properties) ? previous : record.properties,
    );
  }, [companyId]);

  useEffect(() => {
    refresh().catch((error: unknown) => setFailure(String(error)));
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh().catch(() => {});
    }, facts.refreshMs);
    return () => clearInterval(timer);
  }, [refresh]);

  useEffect(() => {
    document.title = properties?.['name'] ?? 'Company';
  }, [properties]);

  return { definitions, properties, failure, refresh };
}

let asked: Promise<PropertyDefinition[]> | undefined;

/** Definitions hardly ever change: one call a page load is enough. */
function definitionsOnce(): Promise<PropertyDefinition[]> {
  asked ??= ask<PropertyDefinition[]>('/page/definitions');
  return asked;
}

function isShown({ name, groupName }: PropertyDefinition): boolean {
  return groupName === 'attain' || ABOUT.includes(name) || INPUTS.includes(name);
}
