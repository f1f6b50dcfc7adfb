import { z } from 'zod';

import type { CrmFiles, UploadedFile } from '../../ports/crm.ts';
import { type Api, isSuccess, parseAnswer } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { rejectionOf } from './rejection.ts';
import type { ApiRequest } from './transport.ts';

const fileSchema = z.object({ id: z.coerce.string() });

/** Only users of the portal see it, and no address of it works for long. */
const PRIVATE = { access: 'PRIVATE' } as const;

/**
 * Files of the portal's file manager. An upload names its folder and file and overwrites what is there, and a replacement names the
 * file: sent twice, both leave one file.
 */
export function hubspotFiles(api: Api): CrmFiles {
  return {
    async uploadFile(file, replaces) {
      if (replaces !== null) {
        const id = await replace(api, file, replaces);
        if (id !== undefined) return id;
      }
      return upload(api, file);
    },

    async deleteFile(id) {
      const request: ApiRequest = { method: 'DELETE', ...fileAt(id) };
      const answer = await api.send(request);
      if (!isSuccess(answer) && answer.status !== 404) throw rejectionOf(request, answer);
    },
  };
}

const fileAt = (id: string) => ({
  path: API_PATHS.file(id),
  endpoint: `${API_PATHS.files}/{fileId}`,
});

/** `undefined`: somebody deleted the file. */
async function replace(api: Api, file: UploadedFile, id: string): Promise<string | undefined> {
  const form = formOf(file, PRIVATE);
  const request: ApiRequest = { method: 'PUT', ...fileAt(id), form };
  const answer = await api.send(request);
  if (answer.status === 404) return undefined;
  if (!isSuccess(answer)) throw rejectionOf(request, answer);
  return parseAnswer(fileSchema, request, answer).id;
}

async function upload(api: Api, file: UploadedFile): Promise<string> {
  const form = formOf(file, { ...PRIVATE, overwrite: true });
  form.set('folderPath', file.folder);
  form.set('fileName', file.name);
  return (await api.call(fileSchema, { method: 'POST', path: API_PATHS.files, form })).id;
}

function formOf({ name, contentType, bytes }: UploadedFile, options: object): FormData {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)], { type: contentType }), name);
  form.set('options', JSON.stringify(options));
  return form;
}
