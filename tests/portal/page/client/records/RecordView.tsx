import { useEffect, useState } from 'react';

import type { CrmRecord, PropertyDefinition, RecordType } from '../../portal-records.ts';
import { ask } from '../ask.ts';
import { facts, TYPE_ID } from '../facts.ts';
import type { PlacedSurface } from '../page-facts.ts';
import type { Properties } from '../protocol.ts';
import { SurfaceView } from '../SurfaceView.tsx';
import { LinkedRecords } from './LinkedRecords.tsx';
import { PropertyPanel } from './PropertyPanel.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import { TasksPanel } from './TasksPanel.tsx';
import { useRecord } from './use-record.ts';

const INPUTS = [
  'attain_account_key',
  'attain_contract_value',
  'attain_contract_start',
  'attain_contract_renewal',
  'attain_licensed_seats',
  'attain_escalation_flag',
];

const ABOUT: Readonly<Record<RecordType, readonly string[]>> = {
  companies: [
    'name',
    'domain',
    'industry',
    'lifecyclestage',
    'numberofemployees',
    'city',
    'country',
    ...INPUTS,
  ],
  deals: ['dealname', 'pipeline', 'dealstage', 'amount', 'closedate'],
};

/** A record as HubSpot lays it out: its properties at the left, tabs in the middle, cards and linked records at the right. */
export function RecordView({ type, id }: { type: RecordType; id: string }) {
  const { definitions, properties, failure, refresh } = useRecord(type, id, ABOUT[type]);
  const name = properties?.['name'] ?? properties?.['dealname'] ?? id;
  useEffect(() => {
    document.title = name;
  }, [name]);
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
    await ask(`/page/companies/${id}`, { [property]: value });
    await refresh();
  };
  const record = {
    objectId: Number(id),
    objectTypeId: TYPE_ID[type],
    properties,
    read: (names: string[]) => valuesOf(type, id, names),
    refresh,
  };
  const { about, contract, attain } = groups(definitions, ABOUT[type]);
  const here = facts.surfaces.filter(({ objectTypes }) => objectTypes.includes(type));
  const sidebar = here.filter(({ location }) => location === 'crm.record.sidebar');
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
        {type === 'companies' && <TasksPanel companyId={id} />}
        <NotesPanel type={type} id={id} />
        <PropertyPanel title="About this record" definitions={about} values={properties} />
        <PropertyPanel
          title="Contract"
          definitions={contract}
          values={properties}
          {...(facts.editable ? { save } : {})}
        />
        <PropertyPanel title="Attain" definitions={attain} values={properties} />
      </aside>
      <RecordTabs
        surfaces={here.filter(({ location }) => location === 'crm.record.tab')}
        record={record}
      />
      <aside className="record__right">
        {sidebar.map((surface) => (
          <section key={surface.uid}>
            <h2 className="heading">{surface.name}</h2>
            <SurfaceView surface={surface} record={record} />
          </section>
        ))}
        <LinkedRecords type={type} id={id} />
      </aside>
    </main>
  );
}

type Shown = Parameters<typeof SurfaceView>[0]['record'];

function RecordTabs({
  surfaces,
  record,
}: {
  surfaces: readonly PlacedSurface[];
  record: NonNullable<Shown>;
}) {
  const [chosen, setChosen] = useState(surfaces[0]?.uid);
  const surface = surfaces.find(({ uid }) => uid === chosen);
  return (
    <section className="record__middle">
      <nav className="tabs">
        {surfaces.map(({ uid, name }) => (
          <button
            key={uid}
            className="tabs__tab"
            {...(uid === chosen ? { 'aria-current': 'page' as const } : {})}
            onClick={() => setChosen(uid)}
          >
            {name}
          </button>
        ))}
      </nav>
      {surface !== undefined && <SurfaceView surface={surface} record={record} />}
    </section>
  );
}

function groups(definitions: readonly PropertyDefinition[], about: readonly string[]) {
  const byName = new Map(definitions.map((each) => [each.name, each]));
  const named = (names: readonly string[]) => names.flatMap((each) => byName.get(each) ?? []);
  return {
    about: named(about.filter((name) => !INPUTS.includes(name))),
    contract: named(INPUTS),
    attain: definitions.filter(
      ({ name, groupName }) => groupName === 'attain' && !INPUTS.includes(name),
    ),
  };
}

async function valuesOf(type: RecordType, id: string, names: string[]): Promise<Properties> {
  const { properties } = await ask<CrmRecord>(`/page/${type}/${id}?properties=${names.join(',')}`);
  return Object.fromEntries(names.map((each) => [each, properties[each] ?? null]));
}
