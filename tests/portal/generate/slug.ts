/** Lower-case ASCII letters and digits of a name, for domains and e-mail addresses. */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll('ß', 'ss')
    .replaceAll(/[Łł]/g, 'l')
    .replaceAll('ı', 'i')
    .replaceAll(/[^a-z0-9-]/gi, '')
    .toLowerCase();
}
