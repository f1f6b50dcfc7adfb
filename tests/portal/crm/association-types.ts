import type { ObjectType } from './object-types.ts';
import { infoOf, isCustom } from './object-types.ts';

/** HubSpot's own default (unlabelled) association type ids, by direction. */
const DEFAULT_IDS: Readonly<Record<string, number>> = {
  company_contact: 280,
  contact_company: 279,
  company_deal: 342,
  deal_company: 341,
  company_ticket: 340,
  ticket_company: 339,
  contact_deal: 4,
  deal_contact: 3,
  contact_ticket: 15,
  ticket_contact: 16,
  deal_ticket: 27,
  ticket_deal: 28,
  company_call: 181,
  call_company: 182,
  company_email: 185,
  email_company: 186,
  company_meeting: 187,
  meeting_company: 188,
  company_note: 189,
  note_company: 190,
  company_task: 191,
  task_company: 192,
  contact_call: 193,
  call_contact: 194,
  contact_email: 197,
  email_contact: 198,
  contact_meeting: 199,
  meeting_contact: 200,
  contact_note: 201,
  note_contact: 202,
  contact_task: 203,
  task_contact: 204,
  deal_call: 205,
  call_deal: 206,
  deal_email: 209,
  email_deal: 210,
  deal_meeting: 211,
  meeting_deal: 212,
  deal_note: 213,
  note_deal: 214,
  deal_task: 215,
  task_deal: 216,
  ticket_note: 227,
  note_ticket: 228,
  ticket_task: 229,
  task_ticket: 230,
  contact_feedback_submission: 97,
  feedback_submission_contact: 98,
  ticket_feedback_submission: 99,
  feedback_submission_ticket: 100,
};

/** Types that mean "primary"; the default type always comes along with them. */
const PRIMARY_IDS: Readonly<Record<string, number>> = {
  contact_company: 1,
  company_contact: 2,
  deal_company: 5,
  company_deal: 6,
  company_ticket: 25,
  ticket_company: 26,
};

/** Ids of associations that custom objects brought along, by the type ids of both ends. */
const CUSTOM_IDS = new Map<string, number>();
const FIRST_CUSTOM_ID = 30;

/** Defines an association of a custom object in one direction and answers its id. */
export function addAssociation(from: ObjectType, to: ObjectType): number {
  const id = FIRST_CUSTOM_ID + CUSTOM_IDS.size;
  CUSTOM_IDS.set(`${from}>${to}`, id);
  return id;
}

export function categoryOf(from: ObjectType, to: ObjectType): string {
  return isCustom(from) || isCustom(to) ? 'USER_DEFINED' : 'HUBSPOT_DEFINED';
}

const key = (from: ObjectType, to: ObjectType) => `${infoOf(from).singular}_${infoOf(to).singular}`;

/** The default association type id, or `undefined` for objects that cannot be associated. */
export function defaultTypeId(from: ObjectType, to: ObjectType): number | undefined {
  return DEFAULT_IDS[key(from, to)] ?? CUSTOM_IDS.get(`${from}>${to}`);
}

export function primaryTypeId(from: ObjectType, to: ObjectType): number | undefined {
  return PRIMARY_IDS[key(from, to)];
}

/** The direction's other half: 280 for 279, 2 for 1; `undefined` for an unknown id. */
export function inverseTypeId(from: ObjectType, to: ObjectType, id: number): number | undefined {
  if (id === defaultTypeId(from, to)) return defaultTypeId(to, from);
  if (id === primaryTypeId(from, to)) return primaryTypeId(to, from);
  return undefined;
}

export function typeLabel(from: ObjectType, to: ObjectType, id: number): string | null {
  return id === primaryTypeId(from, to) ? 'Primary' : null;
}

/** The name lists use: `company_to_contact`, and `company_to_contact_unlabeled` beside a primary. */
export function typeName(from: ObjectType, to: ObjectType): string {
  return `${infoOf(from).singular}_to_${infoOf(to).singular}`;
}
