import type { GeneratedLinks } from '../crm/links.ts';
import type { ObjectType } from '../crm/object-types.ts';
import type { Accounts } from './accounts.ts';
import type { Children } from './children.ts';
import { idAt } from './tables.ts';

type ChildType = Exclude<ObjectType, 'companies'>;

/** Records of these belong to one contact of their company, too. */
const WITH_CONTACT: readonly ObjectType[] = [
  'deals',
  'tickets',
  'feedback_submissions',
  'meetings',
  'calls',
  'emails',
];

/**
 * Associations that follow from how records are laid out: everything has its company, except
 * survey answers, which hang on a contact alone.
 */
export function generatedLinks(
  accounts: Accounts,
  children: Readonly<Record<ChildType, Children>>,
): GeneratedLinks {
  const chosen = accounts.draw('contact of a record');
  const stride = idAt('companies', 1) - idAt('companies', 0);

  const positionOf = (type: ObjectType, id: number): number => {
    const position = (id - idAt(type, 0)) / stride;
    const size = type === 'companies' ? accounts.count : children[type].size;
    return Number.isInteger(position) && position >= 0 && position < size ? position : -1;
  };

  /** The contact that a record of `type` belongs to, or -1 where its company has none. */
  const contactOf = (type: ChildType, position: number): number => {
    const [from, to] = children.contacts.rangeOf(children[type].parentOf(position));
    if (from === to) return -1;
    // Few people answer for most of what a company does.
    return from + Math.floor(chosen(position) ** 2 * (to - from));
  };

  const hasCompany = (type: ChildType) => type !== 'feedback_submissions';

  const fromCompany = (company: number, to: ChildType): number[] => {
    if (!hasCompany(to)) return [];
    const [start, end] = children[to].rangeOf(company);
    return range(start, end);
  };

  const fromContact = (contact: number, to: ChildType): number[] => {
    if (!WITH_CONTACT.includes(to)) return [];
    const [start, end] = children[to].rangeOf(children.contacts.parentOf(contact));
    return range(start, end).filter((position) => contactOf(to, position) === contact);
  };

  const positions = (from: ObjectType, position: number, to: ObjectType): number[] => {
    if (from === 'companies') return to === 'companies' ? [] : fromCompany(position, to);
    if (to === 'companies') return hasCompany(from) ? [children[from].parentOf(position)] : [];
    if (from === 'contacts') return fromContact(position, to);
    if (to !== 'contacts' || !WITH_CONTACT.includes(from)) return [];
    const contact = contactOf(from, position);
    return contact < 0 ? [] : [contact];
  };

  return {
    idsOf: (from, id, to) => {
      const position = positionOf(from, id);
      if (position < 0) return [];
      return positions(from, position, to).map((found) => idAt(to, found));
    },
  };
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset);
}
