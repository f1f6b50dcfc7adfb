import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { StoredFile } from '../files.ts';
import { parseBody } from '../http/body.ts';
import { errorBody, PortalError, validationError } from '../http/errors.ts';
import { type Part, partsOf } from '../http/multipart.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { iso } from '../iso.ts';

const SCOPES = [['files']];
const SIGNED_FOR_MS = 3_600_000;

const ACCESS = ['PUBLIC_INDEXABLE', 'PUBLIC_NOT_INDEXABLE', 'PRIVATE'] as const;
const optionsSchema = z.object({
  access: z.enum(ACCESS),
  overwrite: z.boolean().default(false),
  duplicateValidationStrategy: z.enum(['NONE', 'REJECT', 'RETURN_EXISTING']).default('NONE'),
});
const replacementSchema = z.object({ access: z.enum(ACCESS).optional() });

export const fileRoutes: readonly Route[] = [
  { method: 'POST', path: 'files', scopes: SCOPES, handle: upload },
  { method: 'GET', path: 'files/:id', scopes: SCOPES, handle: getOne },
  { method: 'PUT', path: 'files/:id', scopes: SCOPES, handle: replace },
  { method: 'DELETE', path: 'files/:id', scopes: SCOPES, handle: archive },
  { method: 'GET', path: 'files/:id/signed-url', scopes: SCOPES, handle: signedUrl },
];

function upload({ files, rawBody, facts }: Call): Answer {
  const parts = partsOf(rawBody);
  const file = fileIn(parts);
  const options = parseBody(textOf(parts.get('options')) ?? '{}', optionsSchema);
  const folder = textOf(parts.get('folderPath'));
  if (folder === undefined)
    throw validationError('Either folderId or folderPath must be provided to upload a file');
  const full = textOf(parts.get('fileName')) ?? file.fileName ?? 'file';
  const dot = full.lastIndexOf('.');
  const stored = files.add(
    {
      folder: folder.startsWith('/') ? folder : `/${folder}`,
      name: dot > 0 ? full.slice(0, dot) : full,
      extension: dot > 0 ? full.slice(dot + 1) : '',
      access: options.access,
      type: file.type,
      bytes: file.bytes,
    },
    options.overwrite,
  );
  return { status: 201, json: shown(stored, facts.portalId, files) };
}

function replace({ files, params, rawBody, facts }: Call): Answer {
  const known = files.live(params['id'] ?? '');
  if (!known) throw noSuchFile(params['id'] ?? '');
  const parts = partsOf(rawBody);
  const { type, bytes } = fileIn(parts);
  const { access } = parseBody(textOf(parts.get('options')) ?? '{}', replacementSchema);
  const after = files.replace(known, { type, bytes, access: access ?? known.access });
  return { status: 200, json: shown(after, facts.portalId, files) };
}

function getOne({ files, params, facts }: Call): Answer {
  const file = files.live(params['id'] ?? '');
  if (!file) throw noSuchFile(params['id'] ?? '');
  return { status: 200, json: shown(file, facts.portalId, files) };
}

function archive({ files, params }: Call): Answer {
  if (!files.archive(params['id'] ?? '')) throw noSuchFile(params['id'] ?? '');
  return { status: 204 };
}

function signedUrl({ files, params, facts, crm }: Call): Answer {
  const file = files.live(params['id'] ?? '');
  if (!file) throw noSuchFile(params['id'] ?? '');
  const { name, extension, bytes } = file;
  const expiresAt = iso(crm.clock.now() + SIGNED_FOR_MS);
  const signature = createHash('sha256').update(`${file.id} ${expiresAt}`).digest('hex');
  const url = `${urlOf(file, facts.portalId)}?Expires=${expiresAt}&Signature=${signature}`;
  return { status: 200, json: { url, name, extension, size: bytes.length, expiresAt } };
}

function fileIn(parts: ReadonlyMap<string, Part>): Part {
  const file = parts.get('file');
  if (file?.fileName === undefined) throw validationError('A file must be provided');
  return file;
}

const textOf = (part: Part | undefined) => part?.bytes.toString('utf8');

function noSuchFile(id: string): PortalError {
  return new PortalError(404, errorBody('OBJECT_NOT_FOUND', `No file found with id ${id}`));
}

function shown(file: StoredFile, portalId: number, files: Call['files']): object {
  const { id, name, extension, access, type, bytes, folder, createdAt, updatedAt } = file;
  const url = urlOf(file, portalId);
  return {
    ...{ id, name, extension, access, url },
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
    archived: false,
    parentFolderId: files.folderId(folder),
    path: `${folder}/${name}.${extension}`,
    size: bytes.length,
    type: type.startsWith('image/') ? 'IMG' : 'DOCUMENT',
    encoding: 'none',
    fileMd5: createHash('md5').update(bytes).digest('hex'),
    defaultHostingUrl: url,
    isUsableInContent: access !== 'PRIVATE',
  };
}

function urlOf({ folder, name, extension }: StoredFile, portalId: number): string {
  const path = `${folder}/${name}.${extension}`.split('/').map(encodeURIComponent).join('/');
  return `https://${portalId}.fs1.hubspotusercontent-na1.net/hubfs/${portalId}${path}`;
}
