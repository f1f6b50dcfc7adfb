import { nearest } from '../nearest.ts';
import { IMPORT_KINDS, type ImportKind } from './kind.ts';

/** Any one of them names the company; in a row that fills several, the first counts. */
export const COMPANY_COLUMNS = ['company_id', 'account_key', 'domain'] as const;

type Columns = { required: readonly string[]; optional: readonly string[] };

/** The columns of each kind of file, beside the company. */
const COLUMNS: Readonly<Record<ImportKind, Columns>> = {
  events: {
    required: ['event', 'timestamp'],
    optional: ['user_id', 'event_id', 'session_id', 'duration_s', 'value', 'user_agent'],
  },
  metrics: {
    required: ['metric', 'value', 'measured_at'],
    optional: ['goal', 'source', 'evidence'],
  },
  goals: {
    required: ['goal', 'metric', 'unit', 'target'],
    optional: [
      'baseline',
      'baseline_at',
      'baseline_source',
      'baseline_evidence',
      'source',
      'direction',
      'mode',
      'frequency',
      'state',
      'signed_by',
      'signed_at',
      'metric_category',
      'outcome_category',
      'vla_category',
      'owner',
      'target_date',
      'start_date',
      'dependencies',
      'goal_weight',
      'metric_weight',
      'description',
    ],
  },
  values: {
    required: ['type', 'description', 'starts_at', 'ends_at'],
    optional: [
      'goal',
      'source_metric',
      'quantity',
      'unit',
      'rate',
      'amount',
      'currency',
      'period',
      'recurring',
      'realisation',
      'attribution',
      'margin',
      'probability_before',
      'probability_after',
      'impact',
      'confidence',
      'confirmed_by',
      'confirmed_at',
      'confirmed_amount',
      'evidence',
      'assumptions',
    ],
  },
  costs: {
    required: ['kind', 'amount', 'currency', 'starts_at', 'ends_at'],
    optional: ['recurring', 'description'],
  },
  onboarding: { required: ['item', 'done_on'], optional: ['note'] },
  advocacy: { required: ['activity', 'on'], optional: ['note', 'link'] },
  reviews: { required: ['held_on'], optional: ['goals', 'attendees', 'notes'] },
  quotes: {
    required: ['text', 'by', 'on'],
    optional: ['role', 'goal', 'source', 'external'],
  },
  escalations: { required: ['cause', 'reason', 'since'], optional: ['resolved_on'] },
  overrides: { required: ['band', 'reason', 'by', 'until'], optional: [] },
  hypotheses: {
    required: ['driver', 'yearly_value', 'currency', 'probability', 'assumption'],
    optional: ['pain_points', 'yearly_cost'],
  },
  opportunities: {
    required: ['description', 'potential', 'currency', 'effort'],
    optional: ['goal', 'recommendation'],
  },
};

/** A heading as a person or a spreadsheet writes it ("Company ID ") as the name of a column. */
export function columnName(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}

/** What is wrong with a column that this kind of file does not have, or `null`. Events take any column. */
export function unknownColumn(kind: ImportKind, name: string): string | null {
  if (kind === 'events') return null;
  const known = knownColumns(kind);
  if (known.includes(name)) return null;
  const meant = nearest(name, known);
  const hint = meant === null ? `the columns are ${known.join(', ')}` : `did you mean "${meant}"?`;
  return `files of ${kind} have no column "${name}": ${hint}`;
}

/** What is wrong with the header of a file, or `null`. */
export function headerFault(kind: ImportKind, names: readonly string[]): string | null {
  const given = names.filter((name) => name !== '');
  const repeated = given.find((name, index) => given.indexOf(name) !== index);
  if (repeated !== undefined) return `the column "${repeated}" is there twice: keep one`;
  for (const name of given) {
    const fault = unknownColumn(kind, name);
    if (fault !== null) return fault;
  }
  if (!COMPANY_COLUMNS.some((name) => given.includes(name))) {
    return 'no column names the company: add company_id, account_key or domain';
  }
  const missing = COLUMNS[kind].required.filter((name) => !given.includes(name));
  if (missing.length === 0) return null;
  return `files of ${kind} need the ${missing.length === 1 ? 'column' : 'columns'} ${missing.join(', ')}; the first row must be the header`;
}

/** What a row of each kind needs beside the company, a line a kind. */
export function requiredColumns(): string {
  const width = Math.max(...IMPORT_KINDS.map((kind) => kind.length));
  return IMPORT_KINDS.map(
    (kind) => `  ${kind.padEnd(width)}  ${COLUMNS[kind].required.join(', ')}`,
  ).join('\n');
}

function knownColumns(kind: ImportKind): readonly string[] {
  return [...COMPANY_COLUMNS, ...COLUMNS[kind].required, ...COLUMNS[kind].optional];
}
