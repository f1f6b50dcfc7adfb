import { accountFigures, type AccountFigures } from '../crm/account-figures.ts';
import { companyProperties } from '../crm/write-back.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { References } from './references.ts';
import type { ReportSources } from './report-sources.ts';

/** What every part of one report draws on. */
export type ReportContext = {
  sources: ReportSources;
  snapshot: Snapshot;
  /** Read back from the very properties that are written to HubSpot, so that paper and record cannot disagree (C06). */
  record: AccountFigures;
  references: References;
};

export function reportContext(sources: ReportSources): ReportContext {
  const { snapshot } = sources;
  const record = accountFigures(companyProperties(snapshot));
  return { sources, snapshot, record, references: new References() };
}

export function companyName({ name, companyId }: Pick<Snapshot, 'name' | 'companyId'>): string {
  return name ?? companyId;
}
