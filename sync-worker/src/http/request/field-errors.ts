import type { FieldError } from '@attain/shared/contract/api-error';
import type { z } from 'zod';

import { nearest } from '../../nearest.ts';
import { exampleOf, namesOf, schemaAt } from './schema-at.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Beyond this a list of faults helps nobody, and a hostile body would be answered with a larger one. */
const MOST_ERRORS = 50;
const LONGEST_NAME = 80;

/** Every fault of a value at once: where, what is wrong in plain words, and what would be right. */
export function fieldErrors(
  schema: z.ZodType,
  value: unknown,
  issues: readonly Issue[],
): FieldError[] {
  return issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownName(schema, [...issue.path, key]))
        : [fault(schema, value, issue)],
    )
    .slice(0, MOST_ERRORS);
}

/** `['metrics', 0, 'target']` as people write it: `metrics[0].target`. */
export function fieldName(path: Path): string {
  let name = '';
  for (const step of path) {
    if (typeof step === 'number') name += `[${step}]`;
    else name += `${name === '' ? '' : '.'}${shortened(String(step))}`;
  }
  return name === '' ? 'body' : name;
}

function unknownName(schema: z.ZodType, path: Path): FieldError {
  const names = namesOf(schemaAt(schema, path.slice(0, -1)));
  const meant = nearest(String(path.at(-1)).slice(0, LONGEST_NAME), names);
  const advice =
    meant === null
      ? `leave it out, or use one of ${names.join(', ') || 'none'}`
      : `did you mean ${meant}?`;
  return { field: fieldName(path), message: `is unknown here: ${advice}` };
}

function fault(schema: z.ZodType, value: unknown, issue: Issue): FieldError {
  const example = exampleOf(schemaAt(schema, issue.path));
  return {
    field: fieldName(issue.path),
    message: inWords(issue, valueAt(value, issue.path)),
    ...(example === undefined ? {} : { example }),
  };
}

function inWords(issue: Issue, given: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return given === undefined
        ? 'is missing'
        : `must be ${KINDS[issue.expected] ?? issue.expected}, not ${kindOf(given)}`;
    case 'invalid_value':
      return given === undefined ? 'is missing' : notAChoice(issue.values.map(String), given);
    case 'too_small':
      return limitInWords(issue.origin, 'least', issue.minimum, issue.inclusive !== false);
    case 'too_big':
      return limitInWords(issue.origin, 'most', issue.maximum, issue.inclusive !== false);
    case 'invalid_format':
      return FORMATS[issue.format] ?? issue.message;
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return issue.message;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'is not a calendar date: write YYYY-MM-DD',
  datetime: 'is not a date with time and zone: write ISO 8601',
};

function kindOf(given: unknown): string {
  if (given === null) return 'null';
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'number') {
    if (!Number.isFinite(given)) return 'one that is too large';
    return Number.isInteger(given) ? 'a number' : 'a fraction';
  }
  return KINDS[typeof given] ?? typeof given;
}

function notAChoice(choices: readonly string[], given: unknown): string {
  const meant =
    typeof given === 'string' ? nearest(given.slice(0, LONGEST_NAME).toLowerCase(), choices) : null;
  const advice = meant === null ? '' : ` (did you mean ${meant}?)`;
  return `must be one of ${choices.join(', ')}${advice}`;
}

function limitInWords(
  origin: string,
  side: 'least' | 'most',
  limit: number | bigint,
  inclusive: boolean,
): string {
  if (origin === 'string') {
    if (side === 'least' && limit === 1) return 'is empty';
    return `must have at ${side} ${limit} characters`;
  }
  if (origin === 'array') {
    return side === 'least' && limit === 1
      ? 'is empty: give one at least'
      : `must have at ${side} ${limit} entries`;
  }
  if (inclusive) return `must be ${limit} or ${side === 'least' ? 'more' : 'less'}`;
  return `must be ${side === 'least' ? 'above' : 'below'} ${limit}`;
}

function valueAt(value: unknown, path: Path): unknown {
  let at: unknown = value;
  for (const step of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  return at;
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
