/** A form as it came in: its fields of text and its one file, where it has one. */
export type Form = {
  fields: Readonly<Record<string, string>>;
  file: { name: string; contentType: string; bytes: Uint8Array } | undefined;
};

export function isForm(contentType: string | undefined): contentType is string {
  return contentType?.startsWith('multipart/form-data') ?? false;
}

/** `undefined` for a body that is no form, or a broken one. */
export async function formIn(
  contentType: string | undefined,
  body: Uint8Array<ArrayBuffer>,
): Promise<Form | undefined> {
  if (!isForm(contentType)) return undefined;
  try {
    const headers = { 'content-type': contentType };
    const data = await new Response(body, { headers }).formData();
    const fields: Record<string, string> = {};
    for (const [name, value] of data) if (typeof value === 'string') fields[name] = value;
    const file = data.get('file');
    return { fields, file: file instanceof File ? await contentOf(file) : undefined };
  } catch {
    return undefined;
  }
}

async function contentOf(file: File): Promise<Form['file']> {
  return {
    name: file.name,
    contentType: file.type || 'application/octet-stream',
    bytes: new Uint8Array(await file.arrayBuffer()),
  };
}
