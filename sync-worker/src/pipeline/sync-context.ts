import type { Settings } from '@attain/shared/domain/settings';

import type { Calendar } from '../calendar.ts';
import type { Mapping } from '../config/mapping.ts';
import type { MirrorConfiguration } from '../config/mirror.ts';
import type { TaskConfiguration } from '../config/tasks-schema.ts';
import type { Crm, ObjectType } from '../ports/crm.ts';
import type { Log } from '../ports/log.ts';
import type { Progress } from '../ports/progress.ts';
import type { PortalStore } from '../ports/store.ts';
import type { UsageMeasures } from '../usage/measures.ts';
import type { Normaliser } from './normalise/normaliser.ts';
import type { ReportContext } from './reports/report-context.ts';
import type { SyncReport } from './sync-report.ts';

/** What every step of one cycle for one portal shares. */
export type SyncContext = {
  portalId: number;
  /** Host of the portal's pages in HubSpot. */
  uiDomain: string;
  crm: Crm;
  store: PortalStore;
  mapping: Mapping;
  settings: Settings;
  /** The latest version of the settings saved in the portal; 0 = none. */
  settingsVersion: number;
  /** What is shown in HubSpot beside the properties. */
  mirror: MirrorConfiguration;
  tasks: TaskConfiguration;
  reports: ReportContext;
  /** Events that stand for the features an account should use. */
  keyFeatures: readonly string[];
  /** What is measured of product usage, and what that feeds. */
  measures: UsageMeasures;
  calendar: Calendar;
  money: { currency: string; digits: number };
  /** What is asked of HubSpot, and how its answers become rows. */
  properties: Record<ObjectType, readonly string[]>;
  normalise: Normaliser;
  /** Our properties that this portal has; values of others wait for `attain provision`. */
  writable: { companies: ReadonlySet<string>; deals: ReadonlySet<string> };
  report: SyncReport;
  /** Marks what is read while a full pass is under way as seen by it; 0 outside one. */
  generation: number;
  /** To be called where nothing is half done: lets records pass that HubSpot has told of meanwhile. */
  atSafePoint: () => Promise<void>;
  /** Told of touched records whose figures are written now, by the milliseconds each of them took. */
  settled: (waitedMs: readonly number[]) => void;
  progress: Progress;
  log: Log;
  now: () => number;
  /** Aborted when the process is asked to stop: steps end at the next safe point. */
  signal: AbortSignal;
};
