import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { FOLLOW_UP_DEFAULTS } from '@attain/shared/domain/follow-ups/settings';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { readConfiguration } from '@attain/sync-worker/config/configuration';
import { configurationJsonSchema } from '@attain/sync-worker/config/configuration-json-schema';
import { UserError } from '@attain/sync-worker/ports/errors';
import { describe, expect, it, onTestFinished } from 'vitest';

const PUBLISHED = fileURLToPath(
  new URL('../../../docs/attain.config.schema.json', import.meta.url),
);

/** A configuration file that holds `text` for one test. */
function fileWith(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'attain-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'attain.config.json');
  writeFileSync(file, text);
  return file;
}

const read = (content: unknown) => readConfiguration(fileWith(JSON.stringify(content)));

/** The complaint about a configuration, without the name of its file. */
function complaint(content: unknown): string {
  try {
    read(content);
  } catch (error) {
    if (error instanceof UserError) return error.message.replace(/^.*? is not valid\. /, '');
    throw error;
  }
  throw new Error('it was accepted');
}

const MODEL = DEFAULT_SETTINGS.health.models['weekly']!;

describe('an empty configuration', () => {
  it('has the defaults of the formulas', () => {
    expect(read({}).settings).toEqual(DEFAULT_SETTINGS);
  });

  it("reads HubSpot's own properties and those that are provisioned", () => {
    const { mapping, timeZone, currency, schedule, history } = read({});
    expect(mapping.customers).toEqual({ property: 'lifecyclestage', values: ['customer'] });
    expect(mapping.company.contractValue).toBe('attain_contract_value');
    expect({ timeZone, currency, schedule, history }).toEqual({
      timeZone: null,
      currency: null,
      schedule: { everySeconds: 300, dueEverySeconds: 60, fullEveryHours: 168 },
      history: { keepDailyDays: 800 },
    });
  });
});

it('changes one default and keeps the others', () => {
  const { settings } = read({ settings: { bands: { health: { healthy: 85 } } } });
  expect(settings.bands.health).toEqual({ healthy: 85, stable: 70, atRisk: 50 });
  expect(settings.renewal).toEqual(DEFAULT_SETTINGS.renewal);
});

it('gives tasks to whom the configuration names, and keeps the other defaults', () => {
  const { tasks } = read({
    tasks: { manager: 'grace@example.com', legal: '61700104', rules: { drift: { to: 'nobody' } } },
  });
  expect(tasks).toMatchObject({
    enabled: true,
    manager: 'grace@example.com',
    legal: '61700104',
    rules: {
      ...FOLLOW_UP_DEFAULTS,
      drift: { ...FOLLOW_UP_DEFAULTS.drift, to: 'nobody' },
    },
  });
});

it('adds a health model beside the shipped ones', () => {
  const { health } = read({
    settings: { health: { models: { hourly: MODEL }, modelBySegment: { TRADING: 'hourly' } } },
  }).settings;
  expect(Object.keys(health.models).sort()).toEqual(['daily', 'hourly', 'weekly']);
});

describe('what is refused is named by its path', () => {
  const lighter = { ...MODEL, nps: { ...MODEL.nps, points: MODEL.nps.points - 1 } };
  const higher = {
    ...MODEL,
    csat: { points: MODEL.csat.points, curve: [[1, MODEL.csat.points + 1]] },
  };
  const withModel = (model: unknown) => ({ settings: { health: { models: { own: model } } } });

  it.each([
    ['an unknown key', { currenzy: 'EUR' }, /currenzy/],
    [
      'a rate of a currency that is none',
      { settings: { value: { rates: [{ currency: 'euro', on: '2026-01-01', rate: 1.1 }] } } },
      /settings\.value\.rates\.0\.currency: is a code of three capital letters/,
    ],
    [
      'a rate of no day',
      { settings: { value: { rates: [{ currency: 'EUR', on: '1.1.2026', rate: 1.1 }] } } },
      /settings\.value\.rates\.0\.on: is a date such as 2026-01-31/,
    ],
    [
      'a rate of 0',
      { settings: { value: { rates: [{ currency: 'EUR', on: '2026-01-01', rate: 0 }] } } },
      /settings\.value\.rates\.0\.rate/,
    ],
    ['an unknown key deep down', { settings: { bands: { helth: {} } } }, /settings\.bands.*helth/],
    [
      'a manager who is a name',
      { tasks: { manager: 'Grace Okafor' } },
      /tasks\.manager: is the id of an owner in HubSpot, such as "61700104", or the e-mail/,
    ],
    ['a task for a role that is none', { tasks: { rules: { legal: { to: 'ceo' } } } }, /legal\.to/],
    ['a due date in the past', { tasks: { rules: { drift: { dueInDays: -1 } } } }, /dueInDays/],
    [
      'a task for a rule that is none',
      { tasks: { rules: { health: {} } } },
      /tasks\.rules.*health/,
    ],
    ['an unknown mapping', { mapping: { company: { seats: 'x' } } }, /mapping\.company.*seats/],
    ['weights that add up to 99', withModel(lighter), /settings\.health\.models\.own.*99, not 100/],
    ['a curve above its points', withModel(higher), /models\.own\.csat\.curve.*more than its 10/],
    [
      'a curve that does not ascend',
      withModel({ ...MODEL, nps: { points: 15, curve: [[5, 1], [5, 2]] } }), // prettier-ignore
      /models\.own\.nps\.curve: inputs must ascend/,
    ],
    [
      'a scorecard that adds up to 105',
      { settings: { scorecards: { success: { nps: 30 } } } },
      /settings\.scorecards\.success: the weights add up to 105, not 100/,
    ],
    [
      'size bands that do not ascend',
      { settings: { peers: { sizeBandsUpTo: [50, 10] } } },
      /settings\.peers\.sizeBandsUpTo: must ascend/,
    ],
    ['no size band', { settings: { peers: { sizeBandsUpTo: [] } } }, /peers\.sizeBandsUpTo/],
    [
      'a retention that nobody defined',
      { settings: { kpis: { retention: 'net' } } },
      /settings\.kpis\.retention/,
    ],
    [
      'a model that does not exist',
      { settings: { health: { defaultModel: 'yearly' } } },
      /settings\.health\.defaultModel: there is no health model "yearly"/,
    ],
    [
      'a model of a segment that does not exist',
      { settings: { health: { modelBySegment: { BANKING: 'yearly' } } } },
      /settings\.health\.modelBySegment\.BANKING/,
    ],
    [
      'bands in the wrong order',
      { settings: { bands: { success: { good: 90 } } } },
      /settings\.bands\.success: must descend/,
    ],
    [
      'attainment bands in the wrong order',
      { settings: { bands: { attainment: { atRiskFrom: 0.81 } } } },
      /settings\.bands\.attainment/,
    ],
    [
      'a negative number',
      { settings: { pace: { behindBelow: -1 } } },
      /settings\.pace\.behindBelow/,
    ],
    [
      'half a day',
      { settings: { renewal: { playStartDays: { stable: 7.5 } } } },
      /settings\.renewal\.playStartDays\.stable/,
    ],
    ['no week of usage', { settings: { usage: { weeks: 0 } } }, /settings\.usage\.weeks/],
    [
      'an empty term',
      { settings: { renewal: { termMonths: 0 } } },
      /settings\.renewal\.termMonths/,
    ],
    [
      'a day before the first of the plan',
      { settings: { onboarding: { dueDays: { kickoff: 0 } } } },
      /settings\.onboarding\.dueDays\.kickoff/,
    ],
    [
      'milestones in the wrong order',
      { settings: { renewal: { milestoneDays: { close: 30 } } } },
      /settings\.renewal\.milestoneDays: must descend/,
    ],
    [
      'an alert that would be armed below its line',
      { settings: { alerts: { attainment: { rearmFrom: 0.69 } } } },
      /settings\.alerts\.attainment: rearmFrom must not be under below/,
    ],
    [
      'a drift that would be armed beyond its line',
      { settings: { alerts: { drift: { rearmWithin: 0.11 } } } },
      /settings\.alerts\.drift: rearmWithin must not be above behindBy/,
    ],
    [
      'half a day before a deadline',
      { settings: { alerts: { deadline: { withinDays: 0.5 } } } },
      /settings\.alerts\.deadline\.withinDays/,
    ],
    [
      'a label for a property',
      { mapping: { company: { contractValue: 'Contract Value' } } },
      /contractValue: must be the internal name/,
    ],
    ['no zone', { timeZone: 'Europe/Atlantis' }, /timeZone: is not an IANA time zone/],
    ['no currency', { currency: 'euro' }, /currency: is a code of three capital letters/],
    ['no customers', { mapping: { customers: { values: [] } } }, /mapping\.customers\.values/],
    [
      'a scale upside down',
      { mapping: { surveys: { csatScale: { lowest: 5, highest: 1 } } } },
      /csatScale: highest must be above lowest/,
    ],
    ['a history of days', { history: { keepDailyDays: 30 } }, /history\.keepDailyDays/],
    ['a hectic schedule', { schedule: { everySeconds: 1 } }, /schedule\.everySeconds/],
    ['a list', [], /\(root\)/],
  ])('%s', (_, content, named) => {
    const message = complaint(content);
    expect(message).toMatch(named);
    expect(message).not.toContain('\n');
  });

  it('all of it at once', () => {
    const message = complaint({ timeZone: 'x', schedule: { everySeconds: 1 } });
    expect(message).toContain('timeZone');
    expect(message).toContain('schedule.everySeconds');
  });
});

describe('the file', () => {
  it('that is not JSON is refused with its name', () => {
    const file = fileWith('{ "timeZone": }');
    expect(() => readConfiguration(file)).toThrow(`${file} is not valid JSON`);
  });

  it('may begin with a byte order mark', () => {
    const file = fileWith('\uFEFF{ "timeZone": "Europe/Berlin" }');
    expect(readConfiguration(file).timeZone).toBe('Europe/Berlin');
  });

  it('that was named must be there', () => {
    expect(() => readConfiguration('no-such-file.json')).toThrow(
      'The configuration file no-such-file.json cannot be read (ENOENT).',
    );
  });
});

it('is published as JSON Schema, up to date (npm run schema)', () => {
  const published: unknown = JSON.parse(readFileSync(PUBLISHED, 'utf8'));
  expect(published).toEqual(configurationJsonSchema());
});
