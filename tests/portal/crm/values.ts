import type { PropertyDefinition } from './property-definition.ts';

/** One refused value, as HubSpot puts it into the JSON inside `message`. */
export type Problem = {
  isValid: false;
  message: string;
  error: string;
  name: string;
  localizedErrorMessage: string;
  portalId: number;
};

export type Checked = { value: string } | { error: string; message: string };

const LONGEST_TEXT = 65_536;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const DAY_MS = 86_400_000;

/**
 * What HubSpot makes of a value written to a property. Everything is text in the end; an empty
 * string clears.
 */
export function checkValue(property: PropertyDefinition, raw: unknown): Checked {
  if (raw === null || raw === '') return { value: '' };
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
  if (property.modificationMetadata.readOnlyValue) {
    return {
      error: 'READ_ONLY_VALUE',
      message: `"${property.name}" is a read only property; its value cannot be set.`,
    };
  }
  return CHECKS[property.type](text, property);
}

const CHECKS: Readonly<
  Record<PropertyDefinition['type'], (text: string, property: PropertyDefinition) => Checked>
> = {
  string: checkText,
  phone_number: checkText,
  number: (text) =>
    NUMBER.test(text.trim())
      ? { value: text.trim() }
      : { error: 'INVALID_INTEGER', message: `${text} was not a valid number.` },
  bool: (text, property) => checkOptions([text.toLowerCase()], property, text),
  enumeration: (text, property) => {
    if (property.externalOptions && property.options.length === 0) return { value: text };
    const chosen = property.fieldType === 'checkbox' ? text.split(';').filter(Boolean) : [text];
    return checkOptions(chosen, property, text);
  },
  date: checkDate,
  datetime: (text) => {
    const at = instantOf(text);
    if (at === undefined) return notALong(text);
    // An ISO text is kept as it came; a date alone becomes its midnight.
    if (DATE.test(text)) return { value: `${text}T00:00:00Z` };
    return { value: INSTANT.test(text) ? text : new Date(at).toISOString() };
  },
};

function checkText(text: string): Checked {
  return text.length > LONGEST_TEXT
    ? {
        error: 'PROPERTY_VALUE_TOO_LONG',
        message: `Property values must be no longer than ${LONGEST_TEXT} characters.`,
      }
    : { value: text };
}

function checkOptions(chosen: string[], property: PropertyDefinition, text: string): Checked {
  const allowed = property.options.map(({ value }) => value);
  const stray = chosen.find((value) => !allowed.includes(value));
  if (stray === undefined) {
    return { value: property.type === 'bool' ? text.toLowerCase() : chosen.join(';') };
  }
  return {
    error: 'INVALID_OPTION',
    message: `${stray} was not one of the allowed options: [${allowed.join(', ')}]`,
  };
}

function checkDate(text: string): Checked {
  const at = instantOf(text);
  if (at === undefined) return notALong(text);
  if (at % DAY_MS !== 0) {
    const time = new Date(at).toISOString().slice(11, 23);
    return { error: 'INVALID_DATE', message: `${text} is at ${time} UTC, not midnight!` };
  }
  return { value: new Date(at).toISOString().slice(0, 10) };
}

function notALong(text: string): Checked {
  return { error: 'INVALID_LONG', message: `${text} was not a valid long.` };
}

/** Milliseconds of an ISO text or of a number of milliseconds; `undefined` for anything else. */
export function instantOf(text: string): number | undefined {
  const at = /^-?\d+$/.test(text) ? Number(text) : INSTANT.test(text) ? Date.parse(text) : NaN;
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return undefined;
  // `2026-02-31` parses as 3 March in JavaScript; HubSpot refuses it.
  if (DATE.test(text) && new Date(at).toISOString().slice(0, 10) !== text) return undefined;
  return at;
}

/** The message of a 400 for refused values: JSON inside a string. */
export function problemsMessage(problems: readonly Problem[]): string {
  return `Property values were not valid: ${JSON.stringify(problems)}`;
}
