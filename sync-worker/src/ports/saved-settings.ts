import type { Instant } from '@attain/shared/domain/basics/time';

/** A part of the configuration in its own shape: what an administrator set, and nothing else. */
export type SettingsDocument = Readonly<Record<string, unknown>>;

/** One saving. Versions count from 1 in each portal and are never changed. */
export type SavedVersion = {
  version: number;
  /** The version that last changed what figures are computed by; 0 = none did yet. */
  formulas: number;
  savedAt: Instant;
  savedBy: string;
  reason: string;
};

export type SavedSettings = SavedVersion & { document: SettingsDocument };

/** Settings that administrators saved, all versions of them. */
export interface SettingsStore {
  /** The number of the latest version; 0 = nothing was ever saved. */
  latest(): Promise<number>;
  version(version: number): Promise<SavedSettings | undefined>;
  /** The latest first, without their documents; those before `before`, where it is given. */
  list(limit: number, before?: number): Promise<readonly SavedVersion[]>;
  /** Adds a version. In a transaction with {@link latest}, so that two cannot take one number. */
  add(settings: SavedSettings): Promise<void>;
}
