import type { GeneratedTable } from '../crm/records.ts';

export type Column = (position: number) => string | null;

/** Ids of generated records have twelve digits and gaps, like real ones. */
const FIRST_IDS = {
  companies: 401_260_751_500,
  contacts: 511_492_963_500,
  deals: 579_475_667_100,
  tickets: 594_341_883_500,
  feedback_submissions: 608_110_230_400,
  meetings: 621_016_441_500,
  calls: 632_450_799_000,
  emails: 643_950_120_800,
  tasks: 654_120_334_900,
  notes: 665_007_415_700,
} as const;

const STRIDE = 37;

export type GeneratedType = keyof typeof FIRST_IDS;

export type TableDraft = {
  type: GeneratedType;
  size: number;
  createdAt: (position: number) => number;
  updatedAt: (position: number) => number;
  archivedAt?: (position: number) => number | undefined;
  mergedInto?: (position: number) => number | undefined;
  columns: Readonly<Record<string, Column>>;
};

export function table(draft: TableDraft): GeneratedTable {
  const { columns } = draft;
  return {
    size: draft.size,
    firstId: FIRST_IDS[draft.type],
    stride: STRIDE,
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt,
    archivedAt: draft.archivedAt ?? (() => undefined),
    mergedInto: draft.mergedInto ?? (() => undefined),
    column: (property) => columns[property],
  };
}

export function idAt(type: GeneratedType, position: number): number {
  return FIRST_IDS[type] + position * STRIDE;
}
