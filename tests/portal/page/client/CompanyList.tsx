import { useEffect, useState } from 'react';

import type { CompanyPage, CrmRecord } from '../portal-records.ts';
import { ask } from './ask.ts';
import { recordPath } from './facts.ts';
import { amount, day, labelled } from './words.ts';

const BANDS = [
  { value: '', label: 'All companies' },
  { value: 'critical', label: 'Critical' },
  { value: 'at_risk', label: 'At risk' },
  { value: 'stable', label: 'Stable' },
  { value: 'healthy', label: 'Healthy' },
  { value: 'insufficient_data', label: 'Insufficient data' },
];
const TYPING_PAUSE_MS = 250;

/** The companies of the portal: a person searches by name or picks a health band, and opens a record. */
export function CompanyList() {
  const [name, setName] = useState('');
  const [band, setBand] = useState('');
  const { companies, total, failure, more } = useCompanies(name, band);
  return (
    <main className="list-page">
      <h1>Companies</h1>
      <div className="filters">
        <input
          type="search"
          placeholder="Search by name"
          aria-label="Search by name"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="chips" role="group" aria-label="Health band">
          {BANDS.map(({ value, label }) => (
            <button
              key={value}
              className={`chip chip--${value || 'all'}`}
              aria-pressed={band === value}
              onClick={() => setBand(value)}
            >
              {label}
            </button>
          ))}
        </div>
      </div>
      {failure !== null && (
        <p className="notice notice--danger" role="alert">
          {failure}
        </p>
      )}
      <p className="list-count">{total === null ? 'Loading…' : counted(total)}</p>
      <div className="panel scroll-x">
        <table className="records">
          <thead>
            <tr>
              <th>Name</th>
              <th>Health</th>
              <th className="right">Agreements</th>
              <th className="right">Confirmed value</th>
              <th>Renewal</th>
              <th>Next action</th>
            </tr>
          </thead>
          <tbody>
            {companies.map((company) => (
              <CompanyRow key={company.id} company={company} />
            ))}
          </tbody>
        </table>
      </div>
      {more !== null && (
        <button className="button button--secondary" onClick={more}>
          Show more
        </button>
      )}
    </main>
  );
}

function CompanyRow({ company: { id, properties } }: { company: CrmRecord }) {
  const band = properties['attain_health_band'] ?? null;
  const attainment = properties['attain_vla_attainment'];
  return (
    <tr>
      <td>
        <a href={recordPath(id)}>{properties['name'] ?? `Company ${id}`}</a>
        <small>{properties['domain']}</small>
      </td>
      <td>
        {band !== null && (
          <span className={`status status--${band}`}>
            {properties['attain_health_score'] ?? ''} {labelled(band)}
          </span>
        )}
      </td>
      <td className="right">{attainment ? `${amount(attainment)}%` : '–'}</td>
      <td className="right">{amount(properties['attain_value_confirmed'])}</td>
      <td className="nowrap">{day(properties['attain_renewal_date'])}</td>
      <td className="records__words">{properties['attain_next_action'] ?? '–'}</td>
    </tr>
  );
}

type Companies = {
  companies: readonly CrmRecord[];
  total: number | null;
  failure: string | null;
  more: (() => void) | null;
};

function useCompanies(name: string, band: string): Companies {
  const [pages, setPages] = useState<CompanyPage[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const query = `name=${encodeURIComponent(name)}&band=${band}`;

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      ask<CompanyPage>(`/page/companies?${query}`).then(
        (page) => {
          if (!current) return;
          setPages([page]);
          setFailure(null);
        },
        (error: unknown) => {
          if (current) setFailure(String(error));
        },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);

  const after = pages.at(-1)?.paging?.next.after;
  const more = () => {
    void ask<CompanyPage>(`/page/companies?${query}&after=${after ?? ''}`).then(
      (page) => setPages((previous) => [...previous, page]),
      (error: unknown) => setFailure(String(error)),
    );
  };
  return {
    companies: pages.flatMap((page) => page.results),
    total: pages[0]?.total ?? null,
    failure,
    more: after === undefined ? null : more,
  };
}

function counted(total: number): string {
  return total === 1 ? '1 company' : `${total} companies`;
}
