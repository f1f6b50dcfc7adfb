/** People's words in texts that HubSpot shows as HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export const paragraphs = (...texts: readonly string[]) =>
  texts.map((text) => `<p>${text}</p>`).join('');
