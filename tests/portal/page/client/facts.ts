export type PageFacts = {
  portalId: number;
  user: { id: number; email: string; firstName: string; lastName: string };
  timeZone: string;
  publicOrigin: string;
  list: string;
};

export const facts = JSON.parse(document.getElementById('facts')?.textContent ?? '{}') as PageFacts;

export function recordPath(companyId: string): string {
  return `/contacts/${facts.portalId}/record/0-2/${companyId}`;
}
