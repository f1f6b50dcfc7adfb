import { z } from 'zod';

import type { FileDraft, UploadOutcome } from '../../ports/crm.ts';
import { type Api, isSuccess, parseAnswer } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { errorBodyOf } from './error-body.ts';
import { rejectionOf } from './rejection.ts';
import { scrub } from './scrub.ts';
import type { ApiRequest, MultipartForm } from './transport.ts';
import { SETTLES_IN_MS, UncertainError } from './uncertain-error.ts';

const uploadedSchema = z.object({ id: z.coerce.string(), url: z.string().nullish() });

/** Statuses that judge the file. All others judge the caller. */
const FILE_REFUSED = new Set([400, 404, 409, 413, 415, 422]);

/** Only users of the portal open it; a figure about a customer must not be found by anybody else. */
const ACCESS = 'PRIVATE';

/** See `CrmFiles.uploadFile`. */
export async function uploadFile(api: Api, draft: FileDraft): Promise<UploadOutcome> {
  const options = { access: ACCESS, overwrite: false, duplicateValidationStrategy: 'NONE' };
  const request: ApiRequest = {
    method: 'POST',
    path: API_PATHS.files,
    form: formOf(draft, {
      folderPath: draft.folder,
      fileName: draft.name,
      options: JSON.stringify(options),
    }),
    once: true,
  };
  try {
    const answer = await api.send(request);
    if (FILE_REFUSED.has(answer.status)) {
      const { message } = errorBodyOf(answer.text);
      return { kind: 'refused', message: scrub(message ?? `HubSpot answered ${answer.status}.`) };
    }
    if (!isSuccess(answer)) throw rejectionOf(request, answer);
    const { id, url = null } = parseAnswer(uploadedSchema, request, answer);
    return { kind: 'uploaded', id, url };
  } catch (error) {
    if (!(error instanceof UncertainError)) throw error;
    return { kind: 'unknown', settlesInMs: SETTLES_IN_MS[error.end] };
  }
}

/** See `CrmFiles.replaceFile`. The file keeps its name and place, whatever the draft says. */
export async function replaceFile(
  api: Api,
  id: string,
  draft: FileDraft,
): Promise<'replaced' | 'gone'> {
  const request: ApiRequest = {
    method: 'PUT',
    path: API_PATHS.file(id),
    endpoint: `${API_PATHS.files}/{fileId}`,
    form: formOf(draft, { options: JSON.stringify({ access: ACCESS }) }),
  };
  const answer = await api.send(request);
  if (answer.status === 404) return 'gone';
  if (!isSuccess(answer)) throw rejectionOf(request, answer);
  return 'replaced';
}

function formOf(
  { name, contentType, bytes }: FileDraft,
  fields: MultipartForm['fields'],
): MultipartForm {
  return { fields, file: { name, contentType, bytes } };
}
