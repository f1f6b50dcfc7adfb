import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const srcDir = path.resolve(import.meta.dirname, '../../hubspot-app/src');

/** One place in HubSpot that the app draws. */
export type Surface = {
  uid: string;
  /** Its title in HubSpot; the name of the app for the page and the settings, which have none. */
  name: string;
  /** As HubSpot's extension points are called. */
  location: 'crm.record.tab' | 'crm.record.sidebar' | 'pages' | 'settings';
  /** The records it is drawn on; none for the page and the settings. */
  objectTypes: readonly string[];
  /** Path of the file that HubSpot builds, below `srcDir`. */
  entrypoint: string;
};

type Meta = {
  uid: string;
  type: string;
  config: { name?: string; location?: string; objectTypes?: string[]; entrypoint?: string };
};

const LOCATION: Readonly<Record<string, Surface['location']>> = {
  page: 'pages',
  settings: 'settings',
};

/** Every surface that the project declares, in the order of their files. */
export function surfaces(): readonly Surface[] {
  return globSync('app/*/*-hsmeta.json', { cwd: srcDir })
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(srcDir, file), 'utf8')) as Meta)
    .flatMap(({ uid, type, config }) => {
      const location = LOCATION[type] ?? (config.location as Surface['location'] | undefined);
      const { entrypoint, name = 'Attain', objectTypes = [] } = config;
      if (location === undefined || entrypoint === undefined) return [];
      return [{ uid, name, location, objectTypes, entrypoint: entrypoint.replace(/^\//, '') }];
    });
}

/** The folders that have a package of their own, below `srcDir`: HubSpot installs and builds each for itself. */
export function packageFolders(): readonly string[] {
  return [...new Set(surfaces().map(({ entrypoint }) => path.dirname(entrypoint)))];
}
