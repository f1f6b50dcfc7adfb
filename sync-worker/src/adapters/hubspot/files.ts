import { z } from 'zod';

import type { CrmFiles } from '../../ports/crm.ts';
import { type Api, isSuccess } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { rejectionOf } from './rejection.ts';
import type { ApiRequest } from './transport.ts';
import { replaceFile, uploadFile } from './upload-file.ts';

const foundSchema = z.object({
  results: z.array(
    z.object({
      id: z.coerce.string(),
      path: z.string().nullish(),
      archived: z.boolean().nullish(),
    }),
  ),
});
const signedSchema = z.object({ url: z.string() });

/** Long enough to follow it at once, too short to be handed on. */
const SIGNED_FOR_SECONDS = 300;

/** {@link CrmFiles} over HubSpot's file manager. */
export function hubspotFiles(api: Api): CrmFiles {
  return {
    uploadFile: (draft) => uploadFile(api, draft),
    replaceFile: (id, draft) => replaceFile(api, id, draft),
    fileAt: (folder, name) => fileAt(api, `/${folder}/${name}`.replaceAll(/\/{2,}/g, '/')),
    deleteFile: (id) => deleteFile(api, id),
    async signedUrl(id) {
      const { url } = await api.call(signedSchema, {
        method: 'GET',
        path: API_PATHS.fileSignedUrl(id),
        endpoint: `${API_PATHS.files}/{fileId}/signed-url`,
        query: { expirationSeconds: String(SIGNED_FOR_SECONDS) },
      });
      return url;
    },
  };
}

/** The oldest of several: a later one has another name, unless somebody moved it there. */
async function fileAt(api: Api, path: string): Promise<string | undefined> {
  const { results } = await api.call(foundSchema, {
    method: 'GET',
    path: API_PATHS.fileSearch,
    query: { path, limit: '100' },
  });
  const ids = results.filter((file) => file.path === path && !file.archived).map(({ id }) => id);
  return ids.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

async function deleteFile(api: Api, id: string): Promise<void> {
  const request: ApiRequest = {
    method: 'DELETE',
    path: API_PATHS.file(id),
    endpoint: `${API_PATHS.files}/{fileId}`,
  };
  const answer = await api.send(request);
  if (answer.status !== 404 && !isSuccess(answer)) throw rejectionOf(request, answer);
}
