/** A user who can own records, as the Owners API answers. */
export type Owner = {
  id: string;
  email: string;
  type: 'PERSON';
  firstName: string;
  lastName: string;
  userId: number;
  userIdIncludingInactive: number;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
  teams?: { id: string; name: string; primary: boolean }[];
};

const JOINED = '2023-01-09T08:00:00.000Z';

const owner = (id: number, userId: number, firstName: string, lastName: string): Owner => ({
  id: String(id),
  email: `${ascii(firstName)}.${ascii(lastName)}@northwind-software.example`.toLowerCase(),
  type: 'PERSON',
  firstName,
  lastName,
  userId,
  userIdIncludingInactive: userId,
  createdAt: JOINED,
  updatedAt: JOINED,
  archived: false,
  teams: [{ id: '4471', name: 'Customer success', primary: true }],
});

const ascii = (name: string): string => name.normalize('NFD').replaceAll(/[^a-z]/gi, '');

export const DEFAULT_OWNERS: readonly Owner[] = [
  owner(61_700_101, 9_410_001, 'Maren', 'Holt'),
  owner(61_700_102, 9_410_002, 'Tomás', 'Iglesias'),
  owner(61_700_103, 9_410_003, 'Aiko', 'Tanabe'),
  owner(61_700_104, 9_410_004, 'Grace', 'Okafor'),
  owner(61_700_105, 9_410_005, 'Jonas', 'Lindqvist'),
  owner(61_700_106, 9_410_006, 'Priya', 'Raman'),
];

export function owners(initial: readonly Owner[] = DEFAULT_OWNERS) {
  const byId = new Map(initial.map((one) => [Number(one.id), one]));
  return {
    get: (id: number) => byId.get(id),
    add: (one: Owner) => void byId.set(Number(one.id), one),
    all: () => [...byId.values()].sort((a, b) => Number(a.id) - Number(b.id)),
  };
}
