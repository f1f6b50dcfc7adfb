import { randomUUID } from 'node:crypto';

/** A file of the file manager. */
export type StoredFile = {
  id: string;
  folder: string;
  /** Without its extension, as HubSpot keeps names. */
  name: string;
  extension: string;
  access: string;
  type: string;
  bytes: Buffer;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | undefined;
};

export type Files = ReturnType<typeof files>;

type Upload = Pick<StoredFile, 'folder' | 'name' | 'extension' | 'access' | 'type' | 'bytes'>;

/** The portal's file manager: folders come with the first file in them. */
export function files(now: () => number) {
  const stored = new Map<string, StoredFile>();
  const folders = new Map<string, string>();
  let lastId = 180_000_000_000;

  const live = (id: string) => {
    const file = stored.get(id);
    return file?.archivedAt === undefined ? file : undefined;
  };
  const named = ({ folder, name, extension }: Upload) =>
    [...stored.values()].find(
      (file) =>
        file.archivedAt === undefined &&
        file.folder === folder &&
        file.name === name &&
        file.extension === extension,
    );
  const folderId = (folder: string) => {
    const known = folders.get(folder) ?? String((lastId += 1));
    folders.set(folder, known);
    return known;
  };
  const replace = (file: StoredFile, upload: Pick<Upload, 'access' | 'type' | 'bytes'>) => {
    const after = { ...file, ...upload, updatedAt: now() };
    stored.set(file.id, after);
    return after;
  };

  return {
    live,
    folderId,
    replace,
    /** Without `overwrite` a second file of a name gets another name beside the first. */
    add(upload: Upload, overwrite: boolean): StoredFile {
      const same = named(upload);
      if (same && overwrite) return replace(same, upload);
      const name = same ? `${upload.name}-${randomUUID().slice(0, 8)}` : upload.name;
      const id = String((lastId += 1));
      const at = { createdAt: now(), updatedAt: now(), archivedAt: undefined };
      const file = { ...upload, name, id, ...at };
      stored.set(id, file);
      return file;
    },
    archive(id: string): boolean {
      const file = live(id);
      if (file) stored.set(id, { ...file, archivedAt: now() });
      return file !== undefined;
    },
    all: (): readonly StoredFile[] =>
      [...stored.values()].filter(({ archivedAt }) => archivedAt === undefined),
  };
}
