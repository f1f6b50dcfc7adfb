import type { Instant } from '@attain/shared/domain/basics/time';

import type { UsageAccountRef, UsageEvent, UsageOutcome } from '../../ports/usage.ts';
import type { Admission } from '../../usage/admission.ts';
import { emailDomainOf } from '../../usage/email-domain.ts';
import { keyAt, keyOfId } from '../../usage/event-key.ts';
import { LONGEST_NAME } from '../../usage/event-name.ts';
import type { KeptDetails } from '../../usage/kept-details.ts';
import { type DateReading, pastInstant, requiredText, text } from '../cells.ts';
import { columnName, COMPANY_COLUMNS } from '../columns.ts';
import { companyRef } from '../company-resolver.ts';
import { plainNumber } from '../number-cells.ts';
import { missing, refuse } from '../refuse.ts';
import type { FileRow } from '../row.ts';
import { EXCLUDED, type ExcludedOutcome } from './excluded.ts';
import type { SeenKeys } from './seen-keys.ts';

/** Name of the source that all files are, in the identity of an event. */
export const FILES = 'files';

/** What became of a row that nothing is wrong with. */
export type ReadEvent = UsageEvent | ExcludedOutcome | 'repeated';

type Rules = {
  reading: DateReading & { now: Instant };
  admission: Admission;
  kept: KeptDetails;
  /** Events that have an id, and those that have none. */
  ids: SeenKeys;
  contents: SeenKeys;
};

/** What is in the identity of an event without id beside its other columns, in a form of its own. */
const NO_CONTENT: ReadonlySet<string> = new Set([...COMPANY_COLUMNS, 'timestamp']);

/**
 * Reads rows of events. Columns of one's own are not stored, but they tell two events apart. An event without `event_id`
 * is known by its content and its count among identical rows of the file, so that a re-import adds nothing.
 *
 * @returns a function that throws `RowRefusedError` for a row with something wrong in it.
 */
export function eventReader({ reading, admission, kept, ids, contents }: Rules) {
  const { now } = reading;
  return (row: FileRow): ReadEvent => {
    const account = companyRef(row);
    const event = requiredText(row, 'event');
    const at = pastInstant(row, 'timestamp', reading) ?? missing('timestamp');
    const user = text(row, 'user_id');
    const id = text(row, 'event_id');
    const session = text(row, 'session_id');
    const durationSeconds = duration(row);

    const admitted = admission.admit(
      {
        account,
        event,
        at,
        user,
        emailDomain: user === null ? null : emailDomainOf(user),
        session,
        userAgent: text(row, 'user_agent'),
        durationSeconds,
        properties: propertiesOf(row, kept.numbers.get(event)),
        key: UNKNOWN,
      },
      now,
    );
    if (typeof admitted === 'string') return excluded(admitted, row);
    if (id === null) {
      const content = contentOf(row, admitted.account, at);
      admitted.key = keyAt(at, content);
      const { count } = contents.note(admitted.key, row.line, 0);
      if (count > 1) admitted.key = keyAt(at, `${content}\0${count}`);
      return admitted;
    }
    admitted.key = keyOfId(FILES, id);
    const check = checkOf(admitted);
    const { count, firstLine, firstCheck } = ids.note(admitted.key, row.line, check);
    if (count === 1) return admitted;
    if (firstCheck === check) return 'repeated';
    return refuse(`event_id "${id}" is another event on line ${firstLine}: give each its own id`);
  };
}

/** The key needs the account as it is kept, which the admission tells. */
const UNKNOWN = '';

function contentOf({ cells }: FileRow, { by, value }: UsageAccountRef, at: Instant): string {
  return `${by}\0${value}\0${at}\0${cells.content(NO_CONTENT)}`;
}

function duration(row: FileRow): number | null {
  const seconds = plainNumber(row, 'duration_s');
  if (seconds !== null && seconds < 0) refuse(`duration_s ${seconds} is below 0: write seconds`);
  return seconds;
}

/** The properties by the names that the configuration gives them: headings are written in many ways. */
function propertiesOf(
  { cells }: FileRow,
  wanted: readonly string[] | undefined,
): Record<string, unknown> | null {
  if (wanted === undefined) return null;
  return Object.fromEntries(wanted.map((name) => [name, cells.get(columnName(name))]));
}

const REASONS: Readonly<Partial<Record<UsageOutcome, string>>> = {
  no_event: 'event is missing',
  name_too_long: `event is longer than ${LONGEST_NAME} characters: shorten it`,
  not_text: 'the row holds characters that are no text: save the file as UTF-8',
  no_account:
    'the account is too long, or an address at a public mail provider, which names no company: write the id of the account or its domain',
  future: 'timestamp is in the future: check the year and the time zone',
};

function excluded(outcome: UsageOutcome, row: FileRow): ExcludedOutcome {
  const known = EXCLUDED.find((each) => each === outcome);
  return known ?? refuse(REASONS[outcome] ?? `line ${row.line} cannot be stored: ${outcome}`);
}

/** 32 bits that tell what happened: another event under the same id is most likely another number. */
function checkOf({ account, event, at, user }: UsageEvent): number {
  const said = `${account.by}\0${account.value}\0${event}\0${at}\0${user ?? ''}`;
  let hash = 0x811c9dc5;
  for (let place = 0; place < said.length; place += 1) {
    hash = Math.imul(hash ^ said.charCodeAt(place), 0x01000193);
  }
  return hash >>> 0;
}
