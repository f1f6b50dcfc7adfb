import type { FieldError } from '@attain/shared/contract/api-error';
import {
  restoreSettingsRoute,
  saveSettingsRoute,
  settingsRoute,
  settingsVersionRoute,
  settingsVersionsRoute,
} from '@attain/shared/contract/settings-routes';

import { type ConfigurationFile, configurationSchema } from '../../config/configuration.ts';
import type { CrmSchema } from '../../ports/crm.ts';
import { RecordNotFoundError, RefusedError } from '../../ports/errors.ts';
import type { SavedVersion } from '../../ports/saved-settings.ts';
import type { PortalStore } from '../../ports/store.ts';
import {
  type Candidate,
  changed,
  type Fitting,
  type SettingChange,
} from '../../settings/changes.ts';
import { differences } from '../../settings/differences.ts';
import type { EffectiveReader } from '../../settings/effective.ts';
import { listSettings } from '../../settings/listing.ts';
import { type SaveOrder, saveSettings } from '../../settings/save-settings.ts';
import { unknownProperties } from '../../settings/unknown-properties.ts';
import { locksOut, requireAdministrator, whyNotSave, whyNotYet } from '../administrator.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import type { Caller } from '../caller.ts';
import { HttpError, invalidRequest } from '../errors.ts';
import { fieldErrors } from '../request/field-errors.ts';
import { moment } from '../views/goal-record.ts';
import { withoutAddresses } from '../views/without-addresses.ts';

const ADMINISTRATORS = 'roles.administrators';

type Parts = {
  file: ConfigurationFile;
  crm: Pick<CrmSchema, 'properties'>;
  effectiveOf: EffectiveReader;
};
type At = { portalId: number; store: PortalStore };

/** Settings of the portal: read, saved as versions, compared, restored. */
export function settingsRoutes({ file, crm, effectiveOf }: Parts): readonly ApiRoute[] {
  const held = ({ portalId, store }: At) => effectiveOf(portalId, store);
  const candidate = async (at: At, changes: readonly SettingChange[]) =>
    fitting(changed(file.configuration, await held(at), changes));

  return [
    implement(settingsRoute, async ({ caller, ...at }) => {
      const effective = await held(at);
      const { latest, version, unfit, configuration } = effective;
      const mayNotSave = whyNotSave(caller, configuration.roles.administrators);
      const settings = listSettings(effective, file);
      return answered(200, {
        latest,
        holds: version && versionView(version),
        unfit: [...unfit],
        mayNotSave,
        settings: mayNotSave === null ? [...settings] : settings.map(hidden),
      });
    }),
    implement(
      saveSettingsRoute,
      async ({ body, caller, author, ...at }) => {
        const { basedOn, reason, changes } = body;
        await requireRight(at, caller);
        const order = { basedOn, reason, by: savedBy(caller, author.who), at: author.at };
        return answered(200, await save(at, () => candidate(at, changes), order, caller));
      },
      async ({ body, caller, ...at }) => {
        await requireRight(at, caller);
        const before = await held(at);
        if (before.latest !== body.basedOn) return;
        const { configuration } = await candidate(at, body.changes);
        refuse(await unknownProperties(before.configuration.mapping, configuration.mapping, crm));
      },
    ),
    implement(settingsVersionsRoute, async ({ query, store }) => {
      const versions = await store.settings.list(query.limit, query.before);
      return answered(200, { versions: versions.map(versionView) });
    }),
    implement(settingsVersionRoute, async ({ params, query, caller, ...at }) => {
      const { store } = at;
      const { configuration } = await held(at);
      const maySave = whyNotSave(caller, configuration.roles.administrators) === null;
      const shown = <T extends object>(each: T) => (maySave ? each : hidden(each));
      const { document, ...version } = await known(store, params.version);
      const against = query.against ?? params.version - 1;
      const other = against === 0 ? {} : (await known(store, against)).document;
      return answered(200, {
        ...versionView(version),
        against,
        differences: differences(other, document).map(shown),
      });
    }),
    implement(restoreSettingsRoute, async ({ params, body, caller, author, ...at }) => {
      const { basedOn, reason } = body;
      await requireRight(at, caller);
      const document = params.version === 0 ? {} : (await known(at.store, params.version)).document;
      const order = { basedOn, reason, by: savedBy(caller, author.who), at: author.at };
      const restored = async () =>
        fitting(changed(file.configuration, { ...(await held(at)), document }, []));
      return answered(200, await save(at, restored, order, caller));
    }),
  ];

  async function requireRight(at: At, caller: Caller): Promise<void> {
    requireAdministrator(caller, (await held(at)).configuration.roles.administrators);
  }

  async function save(at: At, fittingOf: () => Promise<Fitting>, order: SaveOrder, caller: Caller) {
    const { settings } = at.store;
    const before = await held(at);
    if (before.latest !== order.basedOn) throw conflict(await settings.version(before.latest));
    const fit = await fittingOf();
    if (locksOut(caller, fit.configuration.roles.administrators)) {
      refuse([{ field: ADMINISTRATORS, message: 'does not name you: add yourself to the list' }]);
    }
    const keys = differences(before.document, fit.document).map(({ key }) => key);
    const notYet = whyNotYet(caller, before.configuration.roles.administrators, keys);
    if (notYet !== null) throw new HttpError(403, 'forbidden', notYet);
    const saved = await saveSettings(settings, before, fit, order);
    if (saved !== undefined) return versionView(saved);
    const message = 'These settings hold already: nothing is to be saved.';
    throw new RefusedError('nothing_changed', message);
  }
}

/** Names people by ids alone: their addresses are for those who name them. */
function hidden<T extends object>(setting: T): T {
  return withoutAddresses(setting) as T;
}

function savedBy(caller: Caller, who: string): string {
  return caller.kind === 'program' ? 'program' : who;
}

async function known({ settings }: PortalStore, version: number) {
  const found = await settings.version(version);
  if (found !== undefined) return found;
  throw new RecordNotFoundError(`There is no version ${version} of the settings.`);
}

function versionView({ version, savedAt, savedBy: by, reason }: SavedVersion) {
  return { version, savedAt: moment(savedAt), savedBy: by, reason };
}

/** @throws {HttpError} 400 with every setting that is wrong, by its key. */
export function fitting(found: Candidate): Fitting {
  switch (found.kind) {
    case 'fits':
      return found;
    case 'faults':
      throw invalidRequest([...found.faults]);
    case 'unfit':
      throw invalidRequest(fieldErrors(configurationSchema, found.merged, found.issues));
  }
}

function refuse(faults: readonly FieldError[]): void {
  if (faults.length > 0) throw invalidRequest([...faults]);
}

/** Somebody else saved since the caller read: who, and what for, so that they can look at it. */
function conflict(current: SavedVersion | undefined): HttpError {
  if (current === undefined) {
    const message = 'Nothing was saved yet: base the change on version 0.';
    return new HttpError(409, 'stale_version', message);
  }
  const { version, savedBy: by, reason } = current;
  return new HttpError(
    409,
    'stale_version',
    `${by} saved version ${version} meanwhile ("${reason}"). Look at it, and repeat your change on it.`,
    { currentVersion: version },
  );
}
