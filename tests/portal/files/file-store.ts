import { createHash } from 'node:crypto';

import type { Clock } from '../clock.ts';

export type StoredFile = {
  id: number;
  folder: string;
  folderId: number;
  /** Without the extension, as HubSpot tells it. */
  name: string;
  extension: string;
  contentType: string;
  access: string;
  bytes: Uint8Array;
  md5: string;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | undefined;
};

/** What a person sees of a file in the file manager. */
export type PortalFile = Pick<StoredFile, 'access' | 'contentType' | 'bytes'> & {
  id: string;
  path: string;
};

export type FileStore = ReturnType<typeof fileStore>;

type Upload = Pick<StoredFile, 'folder' | 'access' | 'contentType' | 'bytes'> & {
  fileName: string;
  /** The file of that name gives way; else the new one gets another name. */
  overwrite: boolean;
};

const FIRST_ID = 180_000_000_000;

/** The files of a portal and their folders. A name is taken once in a folder. */
export function fileStore(clock: Clock) {
  const files = new Map<number, StoredFile>();
  const folders = new Map<string, number>();
  let lastId = FIRST_ID;
  const mintId = () => (lastId += 7);

  const live = () => [...files.values()].filter(({ archivedAt }) => archivedAt === undefined);
  const find = (id: number) => {
    const file = files.get(id);
    return file?.archivedAt === undefined ? file : undefined;
  };
  const at = (path: string) => live().find((file) => pathOf(file) === path);

  const folderId = (folder: string): number => {
    const known = folders.get(folder) ?? mintId();
    folders.set(folder, known);
    return known;
  };

  const put = (file: StoredFile): StoredFile => {
    files.set(file.id, file);
    return file;
  };

  return {
    live,
    find,
    folderOf: (id: number): string | undefined =>
      [...folders].find(([, known]) => known === id)?.[0],

    upload: ({ folder, fileName, overwrite, ...content }: Upload): StoredFile => {
      const now = clock.now();
      const [stem, extension] = nameParts(fileName);
      const existing = at(pathOf({ folder, name: stem, extension }));
      if (existing && overwrite)
        return put({ ...existing, ...content, md5: md5Of(content.bytes), updatedAt: now });
      let name = stem;
      for (let n = 1; at(pathOf({ folder, name, extension })); n += 1) name = `${stem}-${n}`;
      return put({
        ...content,
        ...{ id: mintId(), folder, folderId: folderId(folder), name, extension },
        ...{ md5: md5Of(content.bytes), createdAt: now, updatedAt: now, archivedAt: undefined },
      });
    },

    /** The name stays, whatever the new content is called. */
    replace: (
      file: StoredFile,
      content: Partial<Pick<StoredFile, 'access' | 'contentType' | 'bytes'>>,
    ): StoredFile => {
      const changed = { ...file, ...content, updatedAt: clock.now() };
      return put({ ...changed, md5: md5Of(changed.bytes) });
    },

    archive: (file: StoredFile): void => void put({ ...file, archivedAt: clock.now() }),
  };
}

export type FileHandle = ReturnType<typeof fileHandle>;

/** What a person does in the file manager. */
export function fileHandle(store: FileStore) {
  const shown = (file: StoredFile): PortalFile => {
    const { id, access, contentType, bytes } = file;
    return { id: String(id), path: pathOf(file), access, contentType, bytes };
  };
  return {
    /** Live files, oldest first. */
    all: (): PortalFile[] => store.live().map(shown),
    get: (id: string): PortalFile | undefined => {
      const file = store.find(Number(id));
      return file && shown(file);
    },
    remove: (id: string): void => {
      const file = store.find(Number(id));
      if (!file) throw new Error(`The portal has no file ${id}.`);
      store.archive(file);
    },
  };
}

export function pathOf({
  folder,
  name,
  extension,
}: Pick<StoredFile, 'folder' | 'name' | 'extension'>): string {
  return `${folder === '/' ? '' : folder}/${name}${extension === '' ? '' : `.${extension}`}`;
}

/** `/attain/reports` for `attain//reports/`. */
export function folderPath(text: string): string {
  return `/${text.split('/').filter(Boolean).join('/')}`;
}

function nameParts(fileName: string): [string, string] {
  const dot = fileName.lastIndexOf('.');
  return dot > 0 ? [fileName.slice(0, dot), fileName.slice(dot + 1).toLowerCase()] : [fileName, ''];
}

function md5Of(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}
