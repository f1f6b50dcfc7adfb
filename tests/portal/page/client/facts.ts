import type { PageFacts } from './page-facts.ts';

export const facts = JSON.parse(document.getElementById('facts')?.textContent ?? '{}') as PageFacts;

export function recordPath(companyId: string): string {
  return `/contacts/${facts.portalId}/record/0-2/${companyId}`;
}
