import { z } from 'zod';

import { folderPath, pathOf, type StoredFile } from '../files/file-store.ts';
import { isSigned, signedQuery } from '../files/signed-url.ts';
import { errorBody, PortalError, validationError } from '../http/errors.ts';
import type { Form } from '../http/form.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { iso } from '../iso.ts';

const scopes = [['files']];

/** Search comes before `:id`, which would match it too. */
export const fileRoutes: readonly Route[] = [
  { method: 'POST', path: 'files', scopes, handle: upload },
  { method: 'GET', path: 'files/search', scopes, handle: search },
  { method: 'GET', path: 'files/:id', scopes, handle: getOne },
  { method: 'PUT', path: 'files/:id', scopes, handle: replace },
  { method: 'DELETE', path: 'files/:id', scopes, handle: archive },
  { method: 'GET', path: 'files/:id/signed-url', scopes, handle: sign },
  { method: 'GET', path: 'hubfs/:portalId/:id/:name', scopes: 'public', handle: open },
];

const MAX_LIMIT = 100;
const DEFAULT_SIGNED_SECONDS = 86_400;

const ACCESS = [
  'PUBLIC_INDEXABLE',
  'PUBLIC_NOT_INDEXABLE',
  'HIDDEN_INDEXABLE',
  'HIDDEN_NOT_INDEXABLE',
  'HIDDEN_PRIVATE',
  'HIDDEN_SENSITIVE',
  'PRIVATE',
  'SENSITIVE',
] as const;

const uploadOptionsSchema = z.object({
  access: z.enum(ACCESS),
  ttl: z.string().optional(),
  overwrite: z.boolean().default(false),
  // The others compare content with all files of the account, which nobody here has asked for yet.
  duplicateValidationStrategy: z.literal('NONE').default('NONE'),
  duplicateValidationScope: z.enum(['ENTIRE_PORTAL', 'EXACT_FOLDER']).optional(),
});

const replaceOptionsSchema = z.object({ access: z.enum(ACCESS).optional() });

function upload(call: Call): Answer {
  const { fields, file } = formOf(call);
  const { access, overwrite } = optionsOf(uploadOptionsSchema, fields['options']);
  const folder = folderOf(call, fields);
  const stored = call.files.upload({
    folder,
    fileName: withExtension(fields['fileName'] || file.name, file.name),
    access,
    overwrite,
    contentType: file.contentType,
    bytes: file.bytes,
  });
  return { status: 201, json: shown(call, stored) };
}

function replace(call: Call): Answer {
  const old = existing(call);
  const { fields, file } = formOf(call);
  const { access = old.access } = optionsOf(replaceOptionsSchema, fields['options'] ?? '{}');
  const { contentType, bytes } = file;
  return {
    status: 200,
    json: shown(call, call.files.replace(old, { access, contentType, bytes })),
  };
}

function search(call: Call): Answer {
  const { files, query } = call;
  const limit = Number(query.get('limit') ?? MAX_LIMIT);
  if (!(limit >= 1 && limit <= MAX_LIMIT)) throw validationError(`limit must be 1 to ${MAX_LIMIT}`);
  const after = Number(query.get('after') ?? 0);
  const wanted = (name: string, value: string) => (query.get(name) ?? value) === value;
  const rest = files
    .live()
    .filter((file) => wanted('path', pathOf(file)) && wanted('name', file.name))
    .filter((file) => wanted('parentFolderIds', String(file.folderId)) && file.id > after);
  const results = rest.slice(0, limit);
  const last = results.at(-1);
  const paging =
    rest.length > results.length && last ? { paging: { next: { after: String(last.id) } } } : {};
  return { status: 200, json: { results: results.map((file) => shown(call, file)), ...paging } };
}

function getOne(call: Call): Answer {
  return { status: 200, json: shown(call, existing(call)) };
}

function archive(call: Call): Answer {
  call.files.archive(existing(call));
  return { status: 204 };
}

function sign(call: Call): Answer {
  const file = existing(call);
  const seconds = Number(call.query.get('expirationSeconds') ?? DEFAULT_SIGNED_SECONDS);
  if (!(seconds > 0)) throw validationError('expirationSeconds must be positive');
  const expiresAt = call.crm.clock.now() + seconds * 1_000;
  const { name, extension, bytes } = file;
  return {
    status: 200,
    json: {
      url: `${hosted(call, file)}?${signedQuery(call.facts.clientSecret, file.id, expiresAt)}`,
      expiresAt: iso(expiresAt),
      ...{ name, extension, size: bytes.length, type: kindOf(extension) },
    },
  };
}

/** What is not public opens by a signed address alone, and does not say that it is there. */
function open(call: Call): Answer {
  const file = existing(call);
  const isPublic = file.access.startsWith('PUBLIC_');
  const secret = call.facts.clientSecret;
  if (!isPublic && !isSigned(secret, file.id, call.query, call.crm.clock.now()))
    throw notFound(call.params['id']);
  return { status: 200, content: { type: file.contentType, bytes: file.bytes } };
}

function formOf({
  form,
  facts: { maxFileBytes },
}: Call): Form & { file: NonNullable<Form['file']> } {
  if (!form)
    throw new PortalError(415, errorBody('VALIDATION_ERROR', 'HTTP 415 Unsupported Media Type'));
  const { file } = form;
  if (!file) throw validationError('Could not find a file in the request.');
  if (file.bytes.length > maxFileBytes) {
    const message = `The file is larger than the ${maxFileBytes} bytes that this account may upload.`;
    throw new PortalError(413, errorBody('FILE_TOO_LARGE', message));
  }
  return { ...form, file };
}

function optionsOf<S extends z.ZodType>(schema: S, text: string | undefined): z.output<S> {
  if (text === undefined) throw validationError('options must be provided');
  let options: unknown;
  try {
    options = JSON.parse(text);
  } catch {
    throw validationError('options must be valid JSON');
  }
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw validationError(`Invalid options: ${issue.path.join('.')}: ${issue.message}`);
}

function folderOf({ files }: Call, fields: Form['fields']): string {
  const { folderId, folderPath: path } = fields;
  if ((folderId === undefined) === (path === undefined))
    throw validationError('One of folderId and folderPath must be provided, and not both.');
  if (path !== undefined) return folderPath(path);
  const folder = files.folderOf(Number(folderId));
  if (folder === undefined) throw notFound(folderId);
  return folder;
}

function withExtension(name: string, uploadedAs: string): string {
  const extension = /\.\w+$/.exec(uploadedAs)?.[0] ?? '';
  return /\.\w+$/.test(name) ? name : name + extension;
}

function existing({ files, params }: Call): StoredFile {
  const file = files.find(Number(params['id']));
  if (!file) throw notFound(params['id']);
  return file;
}

function notFound(id = ''): PortalError {
  return new PortalError(
    404,
    errorBody('OBJECT_NOT_FOUND', `No file or folder with id ${id} was found.`),
  );
}

function shown(call: Call, file: StoredFile) {
  const { id, folderId, name, extension, access, bytes, md5, createdAt, updatedAt } = file;
  return {
    ...{ id: String(id), parentFolderId: String(folderId), name, extension, access },
    path: pathOf(file),
    size: bytes.length,
    type: kindOf(extension),
    fileMd5: md5,
    url: access.startsWith('PUBLIC_') ? hosted(call, file) : forUsers(call, id),
    defaultHostingUrl: hosted(call, file),
    isUsableInContent: access.startsWith('PUBLIC_'),
    sourceGroup: 'CONTENT',
    ...{ createdAt: iso(createdAt), updatedAt: iso(updatedAt), archived: false },
  };
}

function hosted({ origin, facts }: Call, { id, name, extension }: StoredFile): string {
  const fileName = extension === '' ? name : `${name}.${extension}`;
  return `${origin}/hubfs/${facts.portalId}/${id}/${encodeURIComponent(fileName)}`;
}

/** Sends users of the portal who are logged in to a signed address. */
function forUsers({ origin, facts }: Call, id: number): string {
  return `${origin}/filemanager/api/v2/files/${id}/signed-url-redirect?portalId=${facts.portalId}`;
}

const DOCUMENTS = new Set(['pdf', 'pptx', 'ppt', 'docx', 'doc', 'xlsx', 'xls', 'txt', 'csv', 'md']);
const IMAGES = new Set(['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp']);

function kindOf(extension: string): string {
  if (DOCUMENTS.has(extension)) return 'DOCUMENT';
  return IMAGES.has(extension) ? 'IMG' : 'OTHER';
}
