/** The views of the page, in their order. */
export const TABS = [
  { id: 'accounts', title: 'Accounts' },
  { id: 'today', title: 'Today' },
  { id: 'changes', title: 'What changed' },
  { id: 'renewals', title: 'Renewals' },
  { id: 'scorecards', title: 'Scorecards' },
] as const;

export type TabId = (typeof TABS)[number]['id'];

/** The view that an address such as `/renewals` names; the first one for any other. */
export function tabNamed(path: string): TabId {
  const name = path.replaceAll('/', '');
  return TABS.find(({ id }) => id === name)?.id ?? 'accounts';
}
