import type { Instant } from '@attain/shared/domain/basics/time';

import { RefusedError } from './errors.ts';

/** A part of the configuration in its own shape: what an administrator set, and nothing else. */
export type SettingsDocument = Readonly<Record<string, unknown>>;

/** A version is there and its document is none: the database was edited by hand, or is damaged. */
export class UnreadableSettingsError extends RefusedError {
  constructor(version: number) {
    super(
      'unreadable_settings',
      `Version ${version} of the settings cannot be read: take another one.`,
    );
  }
}

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
  /** @throws {UnreadableSettingsError} */
  version(version: number): Promise<SavedSettings | undefined>;
  /** The latest first, without their documents; those before `before`, where it is given. */
  list(limit: number, before?: number): Promise<readonly SavedVersion[]>;
  /** Adds a version. In a transaction with {@link latest}, so that two cannot take one number. */
  add(settings: SavedSettings): Promise<void>;
}
