import { isDeepStrictEqual } from 'node:util';

import { comparable } from '@attain/shared/domain/basics/comparable';
import type { ValueHypothesis } from '@attain/shared/domain/lifecycle/inputs';
import type { Day } from '@attain/shared/domain/basics/time';

import { batchesOf } from '../../batches.ts';
import type { PortalStore } from '../../ports/store.ts';
import { driverFaults, HYPOTHESIS } from '../../records/hypotheses.ts';
import { type Reading, requiredText } from '../cells.ts';
import { listed } from '../listed.ts';
import { fraction } from '../number-cells.ts';
import { missing, refuse, refuseFaults } from '../refuse.ts';
import { type FileRow, RowRefusedError } from '../row.ts';
import { firstToldOn, type StatedMoney, statedMoney } from '../stated-money.ts';
import { isKnown } from './imported-record.ts';
import type { KindContext, KindImport } from './kind-import.ts';

type DriverDraft = {
  description: string;
  probability: number;
  assumption: string;
  painPoints: readonly string[];
  money: StatedMoney;
};

/** A row holds back the hypothesis that it belongs to, so its fault waits for the others. */
type RowDraft = { kind: 'read'; driver: DriverDraft } | { kind: 'refused'; reason: string };
type HypothesisRow = { line: number; draft: RowDraft };

const HYPOTHESES_PER_TRANSACTION = 200;

/**
 * Value hypotheses (L05), a row a driver. The rows of a company state its hypothesis whole, wherever in the file they
 * are, and replace the one before; all are held until the end, since they are written by people.
 */
export function hypothesesImport(context: KindContext): KindImport<RowDraft> {
  const groups = new Map<string, HypothesisRow[]>();
  return {
    batchRows: 1_000,
    read: (row) => rowDraft(row, context.reading),
    async save(_store, rows) {
      for (const { companyId, draft, line } of rows) {
        groups.set(companyId, [...(groups.get(companyId) ?? []), { line, draft }]);
      }
    },
    async finish(store) {
      for (const batch of batchesOf([...groups], HYPOTHESES_PER_TRANSACTION)) {
        await store.transaction(async (inside) => {
          for (const [companyId, rows] of batch) await saveGroup(inside, companyId, rows, context);
        });
      }
    },
  };
}

function rowDraft(row: FileRow, reading: Reading): RowDraft {
  try {
    requiredText(row, 'currency');
    const money = statedMoney(row, reading);
    const driver = {
      description: requiredText(row, 'driver'),
      probability: fraction(row, 'probability') ?? missing('probability'),
      assumption: requiredText(row, 'assumption'),
      painPoints: listed(row, 'pain_points'),
      money,
    };
    return { kind: 'read', driver };
  } catch (error) {
    if (!(error instanceof RowRefusedError)) throw error;
    return { kind: 'refused', reason: error.message };
  }
}

async function saveGroup(
  store: PortalStore,
  companyId: string,
  rows: readonly HypothesisRow[],
  { tally, author, reading }: KindContext,
): Promise<void> {
  const { kind } = HYPOTHESIS;
  const id = HYPOTHESIS.body({ painPoints: [], drivers: [], yearlyCost: 0 }, author).id;
  const day = await firstToldOn(store.records, { companyId, kind, id }, reading);
  const joined = joinRows(rows, day);
  if (joined.kind === 'refused') {
    for (const { line } of rows) {
      const other = `not stored, because line ${joined.line} of the same hypothesis was refused`;
      tally.reject(line, line === joined.line ? joined.reason : other);
    }
    return;
  }
  const body = HYPOTHESIS.body(joined.hypothesis, author);
  try {
    if (
      await isKnown(store.records, {
        companyId,
        kind,
        body,
        ended: false,
        saysTheSame: (other) => isDeepStrictEqual(other, body),
      })
    ) {
      tally.unchanged(rows.length);
      return;
    }
    await store.records.save(companyId, kind, body, { by: author });
    tally.stored(rows.length);
  } catch (error) {
    if (!(error instanceof RowRefusedError)) throw error;
    for (const { line } of rows) tally.reject(line, error.message);
  }
}

type Joined =
  | { kind: 'joined'; hypothesis: ValueHypothesis }
  | { kind: 'refused'; line: number; reason: string };

/** What the rows of a company say together; they share pain points and cost out among them, and may not contradict. */
function joinRows(rows: readonly HypothesisRow[], day: Day): Joined {
  const lines = new Map<string, number>();
  const drivers: ValueHypothesis['drivers'][number][] = [];
  let painPoints: readonly string[] = [];
  let yearlyCost: number | null = null;
  for (const { line, draft } of rows) {
    try {
      if (draft.kind === 'refused') refuse(draft.reason);
      const { driver: said } = draft;
      const driver = driverOn(said, day);
      const earlier = lines.get(comparable(driver.description));
      if (earlier !== undefined) {
        refuse(`the driver "${driver.description}" is on line ${earlier} already: keep one`);
      }
      lines.set(comparable(driver.description), line);
      drivers.push(driver);
      const cost = said.money.on(day).amount('yearly_cost');
      if (contradicts(yearlyCost, cost)) refuse(`yearly_cost is another than before: ${KEEP_ONE}`);
      yearlyCost ??= cost;
      if (painPoints.length > 0 && said.painPoints.length > 0) {
        if (!isDeepStrictEqual(painPoints, said.painPoints)) {
          refuse(`pain_points are others than before: ${KEEP_ONE}`);
        }
      } else if (said.painPoints.length > 0) painPoints = said.painPoints;
    } catch (error) {
      if (!(error instanceof RowRefusedError)) throw error;
      return { kind: 'refused', line, reason: error.message };
    }
  }
  return { kind: 'joined', hypothesis: { painPoints, drivers, yearlyCost: yearlyCost ?? 0 } };
}

const KEEP_ONE = 'write it in one row of the company, or the same in all';

function contradicts(earlier: number | null, now: number | null): boolean {
  return earlier !== null && now !== null && earlier !== now;
}

function driverOn(
  { description, probability, assumption, money }: DriverDraft,
  day: Day,
): ValueHypothesis['drivers'][number] {
  const stated = money.on(day);
  const driver = {
    description,
    yearlyValue: stated.required('yearly_value'),
    probability,
    assumption: stated.withNote(assumption) ?? assumption,
  };
  refuseFaults(driverFaults(driver, ''));
  return driver;
}
