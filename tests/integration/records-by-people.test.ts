import { addDays } from '@attain/shared/domain/basics/time';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { confirmLine } from '@attain/sync-worker/agreements/value-steps';
import {
  RecordNotFoundError,
  RefusedError,
  StaleVersionError,
} from '@attain/sync-worker/ports/errors';
import type { Author } from '@attain/sync-worker/ports/records';
import {
  correctAdvocacy,
  recordAdvocacy,
  withdrawAdvocacy,
} from '@attain/sync-worker/records/advocacy';
import { addCostLine, editCostLine, endCostLine } from '@attain/sync-worker/records/cost-lines';
import {
  correctEscalation,
  raiseEscalation,
  resolveEscalation,
} from '@attain/sync-worker/records/escalations';
import { stateHypothesis, withdrawHypothesis } from '@attain/sync-worker/records/hypotheses';
import { tickItem, untickItem } from '@attain/sync-worker/records/onboarding';
import {
  changeOpportunity,
  recordOpportunity,
  withdrawOpportunity,
} from '@attain/sync-worker/records/opportunities';
import {
  LONGEST_OVERRIDE_DAYS,
  setOverride,
  withdrawOverride,
} from '@attain/sync-worker/records/overrides';
import {
  correctQuote,
  figuresOf,
  questionedNumbers,
  recordQuote,
  withdrawQuote,
} from '@attain/sync-worker/records/quotes';
import { addReadings } from '@attain/sync-worker/records/readings';
import { correctReview, recordReview, withdrawReview } from '@attain/sync-worker/records/reviews';
import {
  addValueLine,
  editValueLine,
  endValueLine,
  type ValueLineInput,
} from '@attain/sync-worker/records/value-lines';
import { describe, expect, it } from 'vitest';

import { type ImportPortal, importPortal } from './imports-portal.ts';

const NOW = Date.UTC(2026, 6, 1, 12);
const TODAY = '2026-07-01';
const ANN: Author = { at: NOW, who: 'Ann Lee', via: 'api' };
const BO: Author = { at: NOW + 60_000, who: 'Bo Ek', via: 'card' };
const USD = { settings: DEFAULT_SETTINGS, currency: { currency: 'USD', digits: 2 } };

const by = (author: Author, companyId = '512') => ({ companyId, by: author, today: TODAY });

/** What is wrong with each field, of an order that is refused. */
async function faultsOf(order: Promise<unknown>): Promise<Record<string, string>> {
  const error = await order.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RefusedError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return Object.fromEntries(error.details.map(({ field, message }) => [field, message]));
}

async function portalWithGoals(): Promise<ImportPortal & { goalId: string; metricId: string }> {
  const portal = await importPortal();
  await portal.import(
    'goals',
    [
      'company_id,goal,metric,unit,baseline,target',
      '512,Faster reports,Time to create report,hours,4,2',
      '513,Fewer errors,Error rate,percent,12,2',
    ].join('\n'),
  );
  const [goal] = await portal.goals('512');
  return { ...portal, goalId: goal?.id ?? '', metricId: goal?.metrics[0]?.id ?? '' };
}

const referral = { activity: 'referral', on: '2026-06-01', note: null, link: null } as const;

const savings: ValueLineInput = {
  goalId: null,
  type: 'hard_savings',
  description: 'Two tools cancelled',
  sourceMetric: null,
  startsAt: '2026-01-01',
  endsAt: '2026-12-31',
  recurring: 'year',
  amount: 45_000_00,
  quantity: null,
  unit: null,
  rate: null,
  realisation: null,
  attribution: null,
  margin: null,
  probabilityBefore: null,
  probabilityAfter: null,
  impact: null,
  confidence: 'measured',
  evidence: null,
  assumptions: null,
};

describe('a record by a person', () => {
  it('is the same record when it comes again, by whomever', async () => {
    const { store } = await importPortal();
    const first = await recordAdvocacy(store, { ...by(ANN), input: referral });
    expect(await recordAdvocacy(store, { ...by(BO), input: referral })).toEqual(first);
    expect(first).toMatchObject({ version: 1, recordedBy: 'Ann Lee', via: 'api' });
    expect(await store.records.list('512', 'advocacy')).toHaveLength(1);
  });

  it('is not overwritten by other words about the same thing', async () => {
    const { store } = await importPortal();
    const { id } = await recordAdvocacy(store, { ...by(ANN), input: referral });
    const other = recordAdvocacy(store, { ...by(BO), input: { ...referral, note: 'To Beta' } });
    await expect(other).rejects.toMatchObject({ code: 'already_recorded' });
    await expect(other).rejects.toThrow(`correct advocacy activity ${id}`);
  });

  it('is corrected by its id, with who and when, and keeps what was said before', async () => {
    const { store } = await importPortal();
    const { id } = await recordAdvocacy(store, { ...by(ANN), input: referral });
    const input = { ...referral, on: '2026-06-02', note: 'To Beta' };
    const corrected = await correctAdvocacy(store, { ...by(BO), id, input });
    expect(corrected).toMatchObject({ id, version: 2, recordedBy: 'Bo Ek', via: 'card' });
    const history = await store.records.history('512', 'advocacy', id);
    expect(history.map(({ body }) => body.on)).toEqual(['2026-06-01', '2026-06-02']);
  });

  it('is ended, not deleted, once, and can be recorded anew', async () => {
    const { store, account } = await importPortal();
    const { id } = await recordAdvocacy(store, { ...by(ANN), input: referral });
    const ended = await withdrawAdvocacy(store, { ...by(BO), id, reason: 'Another company' });
    expect(ended).toMatchObject({
      version: 2,
      ended: true,
      change: { action: 'ended', note: 'Another company' },
    });
    expect((await account('512')).recorded.advocacy).toBeUndefined();
    expect(await withdrawAdvocacy(store, { ...by(ANN), id, reason: null })).toEqual(ended);
    const corrected = correctAdvocacy(store, { ...by(ANN), id, input: referral });
    await expect(corrected).rejects.toMatchObject({ code: 'ended' });
    const again = await recordAdvocacy(store, { ...by(ANN), input: referral });
    expect(again).toMatchObject({ id, version: 3, ended: false });
  });

  it('is not changed by somebody who saw an older version', async () => {
    const { store } = await importPortal();
    const { id } = await recordAdvocacy(store, { ...by(ANN), input: referral });
    const input = { ...referral, note: 'To Beta' };
    await correctAdvocacy(store, { ...by(BO), id, input, expected: 1 });
    const late = { ...by(ANN), id, input: { ...referral, note: 'To Gamma' }, expected: 1 };
    await expect(correctAdvocacy(store, late)).rejects.toThrow(StaleVersionError);
    await expect(withdrawAdvocacy(store, { ...late, reason: null })).rejects.toMatchObject({
      current: 2,
    });
  });

  it('of another company is not there', async () => {
    const { store } = await importPortal();
    const { id } = await recordAdvocacy(store, { ...by(ANN), input: referral });
    const foreign = { ...by(ANN, '513'), id };
    await expect(correctAdvocacy(store, { ...foreign, input: referral })).rejects.toThrow(
      `Company 513 has no advocacy activity ${id}.`,
    );
    await expect(withdrawAdvocacy(store, { ...foreign, reason: null })).rejects.toThrow(
      RecordNotFoundError,
    );
  });

  it('is refused with every fault at once', async () => {
    const { store } = await importPortal();
    const input = {
      ...referral,
      on: '2026-07-02',
      note: 'a\0b',
      link: 'javascript:alert(1)',
    };
    expect(await faultsOf(recordAdvocacy(store, { ...by(ANN), input }))).toEqual({
      on: '2026-07-02 is in the future: check the year',
      note: 'holds a NUL character, which is no text: remove it',
      link: 'is not a web address: write one such as https://example.com/page',
    });
    expect(await store.records.list('512', 'advocacy')).toEqual([]);
  });
});

describe('a tick on the onboarding checklist (A09)', () => {
  it('is set, corrected, taken back and set again', async () => {
    const { store, account } = await importPortal();
    const input = { item: 'admin_trained', doneOn: '2026-06-01', note: null } as const;
    await tickItem(store, { ...by(ANN), input });
    await tickItem(store, { ...by(BO), input: { ...input, doneOn: '2026-06-03' } });
    expect((await account('512')).recorded.onboarding).toEqual([
      { id: 'admin_trained', doneOn: '2026-06-03', note: null },
    ]);
    await untickItem(store, { ...by(ANN), item: 'admin_trained', reason: 'Not finished' });
    expect((await account('512')).recorded.onboarding).toBeUndefined();
    expect(await tickItem(store, { ...by(ANN), input })).toMatchObject({ version: 4 });
  });

  it('is not taken back where there is none', async () => {
    const { store } = await importPortal();
    const order = { ...by(ANN), item: 'kickoff', reason: null } as const;
    await expect(untickItem(store, order)).rejects.toThrow(RecordNotFoundError);
  });

  it.each([
    [TODAY, {}],
    ['2026-07-02', { doneOn: '2026-07-02 is in the future: check the year' }],
    ['1969-12-31', { doneOn: '1969-12-31 is before 1970: check the year' }],
  ])('of %s is right or told: %j', async (doneOn, faults) => {
    const { store } = await importPortal();
    const ticked = tickItem(store, { ...by(ANN), input: { item: 'kickoff', doneOn, note: null } });
    if (Object.keys(faults).length === 0) await expect(ticked).resolves.toBeDefined();
    else expect(await faultsOf(ticked)).toEqual(faults);
  });
});

describe('a review (M85)', () => {
  it('is of goals of the company, each named once', async () => {
    const { store, goalId } = await portalWithGoals();
    const input = { heldOn: TODAY, goalIds: [goalId, goalId], attendees: 'Ann, Bo', notes: null };
    const { id, body } = await recordReview(store, { ...by(ANN), input });
    expect(body.goalIds).toEqual([goalId]);
    const all = { ...input, goalIds: null, notes: 'All went well' };
    await correctReview(store, { ...by(ANN), id, input: all });
    await withdrawReview(store, { ...by(ANN), id, reason: 'Did not take place' });
    expect(await store.records.history('512', 'review', id)).toHaveLength(3);
  });

  it('is refused for a goal of another company, and for none where some are to be named', async () => {
    const { store, goalId } = await portalWithGoals();
    const review = (goalIds: string[], companyId = '512') =>
      faultsOf(
        recordReview(store, {
          ...by(ANN, companyId),
          input: { heldOn: TODAY, goalIds, attendees: null, notes: null },
        }),
      );
    expect(await review([goalId], '513')).toEqual({
      'goalIds.0': `${goalId} is no goal of this company`,
    });
    expect(await review([])).toHaveProperty('goalIds');
  });
});

describe('a quote (M47)', () => {
  const words = 'What used to take us half a day now takes 20 minutes. The team loves it.';
  const quote = {
    text: words,
    by: 'Sarah Chen',
    role: 'VP Operations',
    on: '2026-06-30',
    source: 'QBR',
    external: false,
  };

  it('is kept as it was said, and its numbers are checked against its goal (C06)', async () => {
    const portal = await portalWithGoals();
    const { store, goalId, metricId } = portal;
    const measured = { metricId, value: 1.2, measuredAt: NOW, source: null, evidence: null };
    await addReadings(store, { ...by(ANN), readings: [measured] });
    const { id, body } = await recordQuote(store, { ...by(ANN), input: { ...quote, goalId } });
    expect(body.text).toBe(words);
    const questioned = questionedNumbers(await figuresOf(store, '512'), body, USD);
    expect(questioned.map(({ text }) => text)).toEqual(['20 minutes']);
    const others = await figuresOf(store, '513');
    const foreign = questionedNumbers(others, { text: words, goalId: null }, USD);
    expect(foreign.map(({ text }) => text)).toEqual(['half a day', '20 minutes']);

    const input = { ...quote, goalId: null, external: true };
    expect(await correctQuote(store, { ...by(BO), id, input })).toMatchObject({ version: 2 });
    await withdrawQuote(store, { ...by(BO), id, reason: 'Taken back by the customer' });
    expect((await portal.account('512')).recorded.quote).toBeUndefined();
  });

  it('needs words and somebody who said them', async () => {
    const { store } = await importPortal();
    const input = { ...quote, goalId: 'none', text: ' ', by: '', role: 'x'.repeat(256) };
    expect(await faultsOf(recordQuote(store, { ...by(ANN), input }))).toEqual({
      text: 'is missing',
      by: 'is missing',
      role: 'is longer than 255 characters: shorten it',
      goalId: 'none is no goal of this company',
    });
  });
});

describe('an escalation that a person raises (A46-A49)', () => {
  it('holds with its reason until it is resolved', async () => {
    const { store, account } = await importPortal();
    const input = { cause: 'downtime', reason: 'Nobody can log in', since: NOW } as const;
    const { id } = await raiseEscalation(store, { ...by(ANN), input });
    await correctEscalation(store, { ...by(ANN), id, input: { ...input, reason: 'SSO is down' } });
    expect((await account('512')).recorded.escalation).toMatchObject([{ reason: 'SSO is down' }]);
    const resolved = await resolveEscalation(store, { ...by(BO), id, reason: 'SSO is back' });
    expect(resolved.body.resolvedOn).toBe(TODAY);
    expect((await account('512')).recorded.escalation).toBeUndefined();
  });

  it('needs a reason, and a time that has come', async () => {
    const { store } = await importPortal();
    const input = { cause: 'legal', reason: '', since: NOW + 2 * 86_400_000 } as const;
    expect(Object.keys(await faultsOf(raiseEscalation(store, { ...by(ANN), input })))).toEqual([
      'reason',
      'since',
    ]);
  });
});

describe('a health override', () => {
  const override = (until: string) =>
    ({ band: 'at_risk', reason: 'The sponsor left', until }) as const;

  it("is the caller's, replaces the one before, and is withdrawn", async () => {
    const { store, account } = await importPortal();
    await setOverride(store, { ...by(ANN), input: override('2026-08-01') });
    await setOverride(store, { ...by(BO), input: override('2026-09-01') });
    expect((await account('512')).recorded.override).toEqual([
      { ...override('2026-09-01'), id: 'health', by: 'Bo Ek', at: BO.at },
    ]);
    await withdrawOverride(store, { ...by(ANN), reason: 'A new sponsor came' });
    expect((await account('512')).recorded.override).toBeUndefined();
  });

  it.each([
    ['today', TODAY, true],
    ['yesterday', '2026-06-30', false],
    ['the last day', addDays(TODAY, LONGEST_OVERRIDE_DAYS), true],
    ['the day after', addDays(TODAY, LONGEST_OVERRIDE_DAYS + 1), false],
  ])('until %s: %s, allowed %s', async (_, until, allowed) => {
    const { store } = await importPortal();
    const set = setOverride(store, { ...by(ANN), input: override(until) });
    if (allowed) await expect(set).resolves.toMatchObject({ version: 1 });
    else expect(Object.keys(await faultsOf(set))).toEqual(['until']);
  });
});

describe('a value hypothesis (L05)', () => {
  const driver = {
    description: 'Fewer hours',
    yearlyValue: 50_000_00,
    probability: 0.6,
    assumption: '20 analysts',
  };

  it('is stated, replaced and withdrawn', async () => {
    const { store, account } = await importPortal();
    const input = { painPoints: ['Slow reports'], drivers: [driver], yearlyCost: 20_000_00 };
    await stateHypothesis(store, { ...by(ANN), input });
    const next = { ...input, painPoints: [] };
    expect(await stateHypothesis(store, { ...by(BO), input: next })).toMatchObject({ version: 2 });
    expect((await account('512')).recorded.hypothesis).toEqual([{ id: 'hypothesis', ...next }]);
    await withdrawHypothesis(store, { ...by(ANN), reason: null });
    expect((await account('512')).recorded.hypothesis).toBeUndefined();
  });

  it('names each wrong field by its place', async () => {
    const { store } = await importPortal();
    const wrong = { ...driver, yearlyValue: -1, probability: 60 };
    const input = { painPoints: ['\0'], drivers: [driver, wrong], yearlyCost: 0.5 };
    expect(Object.keys(await faultsOf(stateHypothesis(store, { ...by(ANN), input })))).toEqual([
      'yearlyCost',
      'painPoints.0',
      'drivers.1.yearlyValue',
      'drivers.1.probability',
    ]);
    const empty = { painPoints: [], drivers: [], yearlyCost: 0 };
    expect(await faultsOf(stateHypothesis(store, { ...by(ANN), input: empty }))).toHaveProperty(
      'drivers',
    );
  });
});

describe('a value opportunity (O32)', () => {
  it('is recorded with a recommendation, changed and withdrawn', async () => {
    const { store, account, goalId } = await portalWithGoals();
    const input = {
      goalId,
      description: 'Roll out to sales',
      potential: 30_000_00,
      effort: 'low',
      recommendation: null,
    } as const;
    const { id, body } = await recordOpportunity(store, { ...by(ANN), input });
    expect(body.recommendation).toBe('Plan "Roll out to sales" with the customer.');
    await changeOpportunity(store, { ...by(ANN), id, input: { ...input, effort: 'high' } });
    expect((await account('512')).recorded.opportunity).toMatchObject([{ effort: 'high' }]);
    await withdrawOpportunity(store, { ...by(ANN), id, reason: 'Sales has another tool' });
    expect((await account('512')).recorded.opportunity).toBeUndefined();
  });
});

describe('a value line by a person', () => {
  it('is added, edited and ended, and keeps what was decided about it', async () => {
    const { store, account } = await importPortal();
    const { id } = await addValueLine(store, { ...by(ANN), input: savings });
    await confirmLine(store, {
      companyId: '512',
      lineId: id,
      by: BO,
      name: 'Cy',
      amount: 40_000_00,
    });
    const input = { ...savings, evidence: 'Cancellation letters', amount: 46_000_00 };
    await editValueLine(store, { ...by(ANN), id, input });
    expect((await account('512')).valueLines).toMatchObject([
      { evidence: 'Cancellation letters', confirmed: { by: 'Cy', amount: 40_000_00 } },
    ]);
    await endValueLine(store, { ...by(ANN), id, reason: 'The tools are back' });
    expect((await account('512')).valueLines).toEqual([]);
  });

  it.each([
    ['recurring', { recurring: 'month' }],
    ['endsAt', { endsAt: '2027-12-31' }],
    ['startsAt', { startsAt: '2025-01-01' }],
    ['description', { description: 'Ten tools cancelled' }],
  ] as const)('that the customer confirmed keeps its %s (C20)', async (field, change) => {
    const { store } = await importPortal();
    const { id } = await addValueLine(store, { ...by(ANN), input: savings });
    await confirmLine(store, {
      companyId: '512',
      lineId: id,
      by: BO,
      name: 'Cy',
      amount: 40_000_00,
    });
    const edited = editValueLine(store, { ...by(ANN), id, input: { ...savings, ...change } });
    await expect(edited).rejects.toThrow(`${field} would change from`);
    await expect(edited).rejects.toMatchObject({ code: 'confirmed' });
  });

  it('is refused with every input that is missing or impossible (C07-C09)', async () => {
    const { store } = await importPortal();
    const input = {
      ...savings,
      goalId: 'none',
      type: 'revenue_impact',
      description: '',
      endsAt: '2025-12-31',
      amount: 0.5,
      margin: 60,
      probabilityBefore: 0.1,
      probabilityAfter: 0.2,
    } as const;
    expect(Object.keys(await faultsOf(addValueLine(store, { ...by(ANN), input })))).toEqual([
      'attribution',
      'description',
      'endsAt',
      'amount',
      'margin',
      'probabilityAfter',
      'goalId',
    ]);
  });
});

describe('a cost line by a person (C03)', () => {
  it('is added, edited and ended', async () => {
    const { store, account } = await importPortal();
    const input = {
      kind: 'services',
      description: 'Training',
      amount: 5_000_00,
      startsAt: '2026-01-01',
      endsAt: '2026-01-31',
      recurring: null,
    } as const;
    const { id } = await addCostLine(store, { ...by(ANN), input });
    await editCostLine(store, { ...by(ANN), id, input: { ...input, amount: 4_000_00 } });
    expect((await account('512')).costLines).toMatchObject([{ amount: 4_000_00 }]);
    await endCostLine(store, { ...by(ANN), id, reason: null });
    expect((await account('512')).costLines).toEqual([]);
    const wrong = { ...input, amount: Number.MAX_SAFE_INTEGER + 1, endsAt: '2025-01-01' };
    expect(Object.keys(await faultsOf(addCostLine(store, { ...by(ANN), input: wrong })))).toEqual([
      'amount',
      'endsAt',
    ]);
  });
});

describe('readings by hand', () => {
  const reading = (metricId: string, overrides = {}) => ({
    metricId,
    value: 1.2,
    measuredAt: NOW - 1_000,
    source: 'Ann',
    evidence: null,
    ...overrides,
  });

  it('are added, repeated without effect, and corrected', async () => {
    const { store, goals, metricId } = await portalWithGoals();
    const add = (value: number, author = ANN) =>
      addReadings(store, { ...by(author), readings: [reading(metricId, { value })] });
    expect(await add(1.2)).toMatchObject([{ value: 1.2, version: 1, recordedBy: 'Ann Lee' }]);
    expect(await add(1.2, BO)).toMatchObject([{ version: 1, recordedBy: 'Ann Lee' }]);
    expect(await add(1.4, BO)).toMatchObject([{ value: 1.4, version: 2, recordedBy: 'Bo Ek' }]);
    const [goal] = await goals('512');
    expect(goal?.metrics[0]?.readings).toEqual([{ value: 1.4, measuredAt: NOW - 1_000 }]);
  });

  it.each([
    ['now', { measuredAt: NOW }, []],
    ['by a clock that is off', { measuredAt: NOW + 86_400_000 }, []],
    ['in the future', { measuredAt: NOW + 86_400_001 }, ['readings.1.measuredAt']],
    ['at the beginning of time', { measuredAt: 0 }, []],
    ['before 1970', { measuredAt: -1 }, ['readings.1.measuredAt']],
    ['of no number', { value: Number.NaN }, ['readings.1.value']],
    ['beyond all numbers', { value: Infinity }, ['readings.1.value']],
    ['twice of one time', { measuredAt: NOW - 1_000, value: 9 }, ['readings.1.measuredAt']],
  ])('%s', async (_, overrides, fields) => {
    const { store, goals, metricId } = await portalWithGoals();
    const second = reading(metricId, { measuredAt: NOW - 2_000, ...overrides });
    const added = addReadings(store, { ...by(ANN), readings: [reading(metricId), second] });
    if (fields.length > 0) expect(Object.keys(await faultsOf(added))).toEqual(fields);
    else await expect(added).resolves.toHaveLength(2);
    const [goal] = await goals('512');
    expect(goal?.metrics[0]?.readings).toHaveLength(fields.length > 0 ? 0 : 2);
  });

  it('of a metric of another company are refused, all of them', async () => {
    const { store, goals, metricId } = await portalWithGoals();
    const [other] = await goals('513');
    const foreign = other?.metrics[0]?.id ?? '';
    const readings = [reading(metricId), reading(foreign)];
    await expect(addReadings(store, { ...by(ANN), readings })).rejects.toThrow(
      `Company 512 has no metric ${foreign}.`,
    );
    expect((await goals('512'))[0]?.metrics[0]?.readings).toEqual([]);
  });
});
