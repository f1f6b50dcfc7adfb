import type { SyncContext } from '../sync-context.ts';

/**
 * The note on the company record. It opens for users of the portal alone, and stays the same while reports replace each other, so that
 * the property that holds it changes once.
 */
export function recordUrl(
  { uiDomain, portalId }: Pick<SyncContext, 'uiDomain' | 'portalId'>,
  companyId: string,
  noteId: string,
): string {
  return `https://${uiDomain}/contacts/${portalId}/record/0-2/${companyId}?engagement=${noteId}`;
}
