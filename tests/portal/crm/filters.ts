import { validationError } from '../http/errors.ts';
import type { Crm } from './crm.ts';
import { type ObjectType, objectTypeOf } from './object-types.ts';
import type { StoredRecord } from './records.ts';
import { instantOf } from './values.ts';

export const OPERATORS = [
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'HAS_PROPERTY',
  'NOT_HAS_PROPERTY',
  'CONTAINS_TOKEN',
  'NOT_CONTAINS_TOKEN',
] as const;

export type Comparison = {
  propertyName: string;
  operator: (typeof OPERATORS)[number];
  value?: string | undefined;
  highValue?: string | undefined;
  values?: readonly string[] | undefined;
};

export type Predicate = (record: StoredRecord) => boolean;

/** Any of the groups, all filters of a group; no groups match everything. */
export function compileFilters(
  crm: Crm,
  type: ObjectType,
  groups: readonly (readonly Comparison[])[],
): Predicate {
  const alternatives = groups.map((group) => {
    const all = group.map((comparison) => compile(crm, type, comparison));
    return (record: StoredRecord) => all.every((one) => one(record));
  });
  if (alternatives.length === 0) return () => true;
  return (record) => alternatives.some((one) => one(record));
}

function compile(crm: Crm, type: ObjectType, comparison: Comparison): Predicate {
  const { propertyName } = comparison;
  const associated = /^associations\.(.+)$/.exec(propertyName)?.[1];
  if (associated) return compileAssociation(crm, type, associated, comparison);
  const property = crm.schemas[type].find(propertyName);
  if (!property) throw validationError(`Property "${propertyName}" does not exist`);
  if (['number', 'date', 'datetime'].includes(property.type))
    return compileNumeric(crm, type, comparison, property.type === 'number');
  return compileText(crm, type, comparison, property.type === 'string');
}

/** Numbers, and instants as milliseconds. */
function compileNumeric(
  crm: Crm,
  type: ObjectType,
  comparison: Comparison,
  isNumber: boolean,
): Predicate {
  const { propertyName, operator } = comparison;
  const read = numericReader(crm, type, propertyName, isNumber);
  const parse = (text: string | undefined) => parseOperand(comparison, text, isNumber);
  if (operator === 'HAS_PROPERTY') return (record) => !Number.isNaN(read(record));
  if (operator === 'NOT_HAS_PROPERTY') return (record) => Number.isNaN(read(record));
  if (operator === 'IN' || operator === 'NOT_IN') {
    const set = new Set(valuesOf(comparison).map(parse));
    return operator === 'IN'
      ? (record) => set.has(read(record))
      : (record) => !Number.isNaN(read(record)) && !set.has(read(record));
  }
  const low = parse(comparison.value);
  if (operator === 'BETWEEN') {
    const high = parse(comparison.highValue);
    return (record) => read(record) >= low && read(record) <= high;
  }
  // A missing value is NaN, which no comparison holds for; only "not equal" has to ask.
  const compare = NUMERIC[operator];
  if (!compare) throw unsupported(comparison);
  return (record) => compare(read(record), low);
}

const NUMERIC: Partial<Record<Comparison['operator'], (value: number, other: number) => boolean>> =
  {
    EQ: (value, other) => value === other,
    NEQ: (value, other) => !Number.isNaN(value) && value !== other,
    LT: (value, other) => value < other,
    LTE: (value, other) => value <= other,
    GT: (value, other) => value > other,
    GTE: (value, other) => value >= other,
  };

function numericReader(
  crm: Crm,
  type: ObjectType,
  property: string,
  isNumber: boolean,
): (record: StoredRecord) => number {
  const { info } = crm.stores[type];
  if (property === 'hs_object_id') return (record) => record.id;
  if (property === info.modified) return (record) => record.updatedAt;
  if (property === info.created) return (record) => record.createdAt;
  const read = crm.readerOf(type, property);
  return (record) => {
    const value = read(record);
    if (value === null) return NaN;
    return isNumber ? Number(value) : (instantOf(value) ?? NaN);
  };
}

function parseOperand(comparison: Comparison, text: string | undefined, isNumber: boolean): number {
  if (text === undefined) throw missingValue(comparison);
  const value = isNumber ? Number(text) : instantOf(text);
  if (value === undefined || Number.isNaN(value))
    throw validationError(`${text} is not a valid value for property ${comparison.propertyName}`);
  return value;
}

/** Text is indexed in lower case, except the values of enumerations. */
function compileText(
  crm: Crm,
  type: ObjectType,
  comparison: Comparison,
  lower: boolean,
): Predicate {
  const { operator } = comparison;
  const raw = crm.readerOf(type, comparison.propertyName);
  const read = lower ? (record: StoredRecord) => raw(record)?.toLowerCase() ?? null : raw;
  if (operator === 'HAS_PROPERTY') return (record) => read(record) !== null;
  if (operator === 'NOT_HAS_PROPERTY') return (record) => read(record) === null;
  if (operator === 'IN' || operator === 'NOT_IN') {
    // The operands of IN are not brought to lower case: capitals find nothing.
    const set = new Set<string | null>(valuesOf(comparison));
    return operator === 'IN'
      ? (record) => set.has(read(record))
      : (record) => read(record) !== null && !set.has(read(record));
  }
  if (comparison.value === undefined) throw missingValue(comparison);
  const wanted = lower ? comparison.value.toLowerCase() : comparison.value;
  if (operator === 'CONTAINS_TOKEN') return tokenPredicate(read, wanted, true);
  if (operator === 'NOT_CONTAINS_TOKEN') return tokenPredicate(read, wanted, false);
  if (operator === 'EQ') return (record) => read(record) === wanted;
  if (operator === 'NEQ') return (record) => read(record) !== null && read(record) !== wanted;
  const compare = TEXT_ORDER[operator];
  if (!compare) throw unsupported(comparison);
  const high = comparison.highValue ?? '';
  return (record) => {
    const value = read(record);
    return value !== null && compare(value, wanted, high);
  };
}

const TEXT_ORDER: Partial<
  Record<Comparison['operator'], (value: string, low: string, high: string) => boolean>
> = {
  LT: (value, low) => value < low,
  LTE: (value, low) => value <= low,
  GT: (value, low) => value > low,
  GTE: (value, low) => value >= low,
  BETWEEN: (value, low, high) => value >= low && value <= high,
};

/** A whole word of the text, or the start or end of one where `*` stands. */
function tokenPredicate(
  read: (record: StoredRecord) => string | null,
  wanted: string,
  expected: boolean,
): Predicate {
  const pattern = new RegExp(`^${wanted.split('*').map(escape).join('.*')}$`, 'iu');
  return (record) => {
    const tokens = (read(record) ?? '').split(/[^\p{L}\p{N}]+/u);
    const whole = read(record) ?? '';
    return (pattern.test(whole) || tokens.some((token) => pattern.test(token))) === expected;
  };
}

const escape = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\/-]/g, '\\$&');

/** `associations.company` EQ or IN: records that are associated with one of the ids. */
function compileAssociation(
  crm: Crm,
  type: ObjectType,
  name: string,
  comparison: Comparison,
): Predicate {
  const other = objectTypeOf(name);
  if (!other) throw validationError(`Property "associations.${name}" does not exist`);
  const ids = comparison.operator === 'IN' ? valuesOf(comparison) : [comparison.value ?? ''];
  const linked = new Set(
    ids.flatMap((id) => crm.liveLinks(other, Number(id), type).map(({ toId }) => toId)),
  );
  return (record) => linked.has(record.id);
}

function valuesOf(comparison: Comparison): readonly string[] {
  if (!comparison.values) throw missingValue(comparison);
  return comparison.values;
}

function missingValue({ operator, propertyName }: Comparison) {
  return validationError(`operator ${operator} requires a value for property ${propertyName}`);
}

function unsupported({ operator, propertyName }: Comparison) {
  return validationError(`operator ${operator} is not supported for property ${propertyName}`);
}
