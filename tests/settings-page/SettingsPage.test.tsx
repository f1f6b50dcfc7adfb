import { Refused } from '@attain/ui/data/worker';
import {
  Alert,
  BarChart,
  Button,
  EmptyState,
  ErrorState,
  Form,
  Input,
  LoadingButton,
  LoadingSpinner,
  MultiSelect,
  NumberInput,
  Select,
  Tabs,
  TextArea,
  Toggle,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { describe, expect, it, vi } from 'vitest';

import { SettingsPage } from '../../hubspot-app/src/app/settings/components/SettingsPage.tsx';
import type { SettingsApi } from '../../hubspot-app/src/app/settings/data/settings-api.ts';
import { someFormat } from '../card/builders.ts';
import { seenIn } from './seen-in.ts';
import { someApi, someConnection, somePreview, someSettings } from './builders.ts';

const never = () => new Promise<never>(() => {});
const HEALTHY = 'settings.bands.health.healthy';

function renderPage(overrides: Partial<SettingsApi> = {}) {
  const page = createRenderer('settings');
  const api = someApi(overrides);
  const copy = vi.fn(async () => undefined);
  page.render(<SettingsPage api={api} format={someFormat} userId="9410001" copy={copy} />);
  const inputNamed = (name: string) =>
    page.findAll(NumberInput).find(({ props }) => props.name === name);
  return {
    ...page,
    ...{ api, copy, inputNamed },
    text: () => seenIn(page.getRootNode()),
    says: (words: string | RegExp) =>
      page.waitFor(() => expect(seenIn(page.getRootNode())).toMatch(words)),
    async open(tab: string) {
      await page.waitFor(() => expect(page.findAll(Tabs)).toHaveLength(1));
      page.find(Tabs).trigger('onSelectedChange', tab as never);
    },
  };
}

/** The page with one number changed, as far as its preview. */
async function changed(overrides: Partial<SettingsApi> = {}, to = 85) {
  const page = renderPage(overrides);
  await page.open('thresholds');
  await page.waitFor(() => expect(page.inputNamed(HEALTHY)).toBeDefined());
  page.inputNamed(HEALTHY)?.trigger('onChange', to as never);
  await page.says('One change is not saved');
  return page;
}

function refused(code: 'invalid_request' | 'stale_version', message: string, field?: string) {
  const details = field === undefined ? {} : { details: [{ field, message }] };
  return new Refused({ code, message, ...details });
}

describe('the settings page', () => {
  it('says that it loads', () => {
    const page = renderPage({ settings: never });
    expect(page.find(LoadingSpinner).props.label).toBe('Loading settings');
  });

  it('says what still works where the worker does not answer, and tries again', async () => {
    let answers = 0;
    const settings = async () => {
      answers += 1;
      if (answers === 1) throw new Error('connect ECONNREFUSED');
      return someSettings();
    };
    const page = renderPage({ settings });
    await page.waitFor(() => expect(page.findAll(ErrorState)).toHaveLength(1));
    expect(page.text()).toContain('figures in HubSpot stay as they are');
    expect(page.text()).not.toContain('ECONNREFUSED');
    page.find(Button).trigger('onClick');
    await page.waitFor(() => expect(page.findAll(Tabs)).toHaveLength(1));
  });

  it('lets whoever may not save look at everything, and says why', async () => {
    const settings = async () => someSettings({ mayNotSave: 'Ask an administrator.' });
    const page = renderPage({ settings });
    await page.open('thresholds');
    await page.says('Ask an administrator.');
    expect(page.inputNamed(HEALTHY)?.props.readOnly).toBe(true);
  });

  it('says that a saved version no longer fits, and what holds instead', async () => {
    const unfit = [{ field: 'settings.gone', message: 'is unknown' }];
    const page = renderPage({ settings: async () => someSettings({ latest: 4, unfit }) });
    await page.says('Version 4 of the settings no longer fits');
    expect(page.text()).toContain('The configuration file holds until the settings are saved');
  });
});

describe('the connection', () => {
  it('shows what is wrong first, what is missing, and how fresh figures are', async () => {
    const page = renderPage();
    await page.says('One thing is wrong');
    const text = page.text();
    expect(text.indexOf('run `attain provision`')).toBeLessThan(text.indexOf('all variables'));
    expect(text).toContain('Needs attention');
    expect(text).toContain('3 minutes ago');
    expect(text).toContain('4 companies to score');
    expect(text).toContain('Missing, optional');
  });

  it('is well, partly unknown, or not to be had', async () => {
    const fine = [{ check: 'clock', state: 'ok' as const, message: 'fine' }];
    const sync = { lastAt: null, lagSeconds: null, settingsTaken: 0 };
    const scopes = [{ scope: 'tickets', granted: null, needed: false, purpose: 'tickets' }];
    const page = renderPage({
      connection: async () => someConnection({ findings: fine, sync, scopes }),
    });
    await page.says('Connected');
    expect(page.text()).toContain('none yet');
    expect(page.text()).toContain('Not known');
    const broken = renderPage({ connection: () => Promise.reject(new Error('no')) });
    await broken.says('The connection cannot be shown');
  });
});

describe('a change', () => {
  it('shows where a value comes from, and percent for fractions', async () => {
    const preview = vi.fn<SettingsApi['preview']>(async () => somePreview());
    const page = renderPage({ preview });
    await page.open('thresholds');
    await page.waitFor(() => expect(page.inputNamed(HEALTHY)).toBeDefined());
    expect(page.inputNamed(HEALTHY)?.props.description).toContain('configuration file; default 90');
    const below = page.inputNamed('settings.alerts.attainment.below');
    expect(below?.props.value).toBe(70);
    const review = page.inputNamed('settings.review.intervalDays');
    expect(review?.props.description).toContain('Saved here; without it 90');
    below?.trigger('onChange', 72.5 as never);
    await page.waitFor(() => expect(preview).toHaveBeenCalled(), { timeoutInMs: 3_000 });
    expect(preview.mock.calls[0]?.[0]).toEqual([
      { key: 'settings.alerts.attainment.below', value: 0.725 },
    ]);
  });

  it('shows what it would move before it is saved: the book, and who moves most', async () => {
    const page = await changed();
    await page.waitFor(() => expect(page.findAll(BarChart)).toHaveLength(1), {
      timeoutInMs: 3_000,
    });
    const { data } = page.find(BarChart).props as unknown as { data: object[] };
    expect(data).toContainEqual({ band: 'Healthy', book: 'Now', accounts: 6 });
    expect(data).toContainEqual({ band: 'Healthy', book: 'Then', accounts: 8 });
    expect(page.text()).toContain('Northwind Education');
    expect(page.text()).toContain('+5.5');
    expect(page.text()).toContain('All 10 companies were looked at.');
  });

  it('says so where the preview is a sample, and what it cannot tell', async () => {
    const companies = { total: 100_000, looked: 9_000, isSample: true, errorPoints: 1 };
    const notTold = ['Value and ROI are computed anew after saving.'];
    const page = await changed({ preview: async () => somePreview({ companies, notTold }) });
    await page.waitFor(() => expect(page.text()).toContain('random sample'), {
      timeoutInMs: 3_000,
    });
    expect(page.text()).toContain('9,000 of 100,000');
    expect(page.text()).toContain('Value and ROI are computed anew');
  });

  it('can be saved without a preview where there is none, and says why', async () => {
    const page = await changed({ preview: () => Promise.reject(new Error('timeout')) });
    await page.waitFor(() => expect(page.text()).toContain('No preview'), { timeoutInMs: 3_000 });
    expect(page.text()).toContain('You can save all the same');
  });

  it('is not saved without a reason, then once however often it is clicked', async () => {
    const save = vi.fn<SettingsApi['save']>(never);
    const page = await changed({ save });
    page.find(Form).trigger('onSubmit');
    await page.says('Say why');
    expect(save).not.toHaveBeenCalled();
    page.find(TextArea).trigger('onChange', 'For the new plan' as never);
    page.find(Form).trigger('onSubmit');
    page.find(Form).trigger('onSubmit');
    await page.waitFor(() => expect(page.find(LoadingButton).props.loading).toBe(true));
    expect(save).toHaveBeenCalledTimes(1);
    expect(save.mock.calls[0]?.[0]).toMatchObject({
      ...{ basedOn: 0, reason: 'For the new plan' },
      changes: [{ key: HEALTHY, value: 85 }],
    });
  });

  it('is the same request again after no answer, and another one once it is other', async () => {
    const save = vi.fn<SettingsApi['save']>(() => Promise.reject(new Error('no answer')));
    const page = await changed({ save });
    page.find(TextArea).trigger('onChange', 'For the new plan' as never);
    const submit = async (times: number) => {
      page.find(Form).trigger('onSubmit');
      await page.waitFor(() => expect(save).toHaveBeenCalledTimes(times));
      await page.says('nothing happens twice');
      await page.waitFor(() => expect(page.find(LoadingButton).props.loading).toBe(false));
    };
    await submit(1);
    await submit(2);
    page.find(TextArea).trigger('onChange', 'For the new plan, really' as never);
    await submit(3);
    const [one, two, three] = save.mock.calls.map(([order]) => order.requestId);
    expect(two).toBe(one);
    expect(three).not.toBe(one);
  });

  it('shows the reason of the worker at its field', async () => {
    const save = () => Promise.reject(refused('invalid_request', 'must descend', HEALTHY));
    const page = await changed({ save });
    page.find(TextArea).trigger('onChange', 'For the new plan' as never);
    page.find(Form).trigger('onSubmit');
    await page.waitFor(() => expect(page.inputNamed(HEALTHY)?.props.error).toBe(true));
    expect(page.inputNamed(HEALTHY)?.props.validationMessage).toBe('must descend');
  });

  it('is refused by its own field before it is sent where it is no such number', async () => {
    const page = await changed({}, -4);
    expect(page.inputNamed(HEALTHY)?.props.validationMessage).toBe('Write 0 or more');
  });

  it('does not overwrite what somebody else saved: it is shown, and the own changes stay', async () => {
    const settings = vi
      .fn<SettingsApi['settings']>()
      .mockResolvedValueOnce(someSettings())
      .mockResolvedValue(
        someSettings({
          latest: 1,
          holds: {
            ...{ version: 1, savedAt: '2026-11-10T09:12:00Z' },
            ...{ savedBy: 'HubSpot user 9410002', reason: 'Stricter' },
          },
        }),
      );
    const words = 'HubSpot user 9410002 saved version 1 meanwhile ("Stricter").';
    const save = vi.fn<SettingsApi['save']>(() => Promise.reject(refused('stale_version', words)));
    const page = await changed({ settings, save });
    page.find(TextArea).trigger('onChange', 'For the new plan' as never);
    page.find(Form).trigger('onSubmit');
    await page.says('Somebody else saved');
    page.findByTestId(Button, 'load-theirs').trigger('onClick');
    await page.says('Version 1, saved');
    expect(page.text()).toContain('One change is not saved');
    page.find(Form).trigger('onSubmit');
    await page.waitFor(() => expect(save).toHaveBeenCalledTimes(2));
    expect(save.mock.calls[1]?.[0].basedOn).toBe(1);
  });

  it('goes away once it is saved, undone or discarded', async () => {
    const page = await changed();
    page.find(TextArea).trigger('onChange', 'For the new plan' as never);
    page.find(Form).trigger('onSubmit');
    await page.waitFor(() => expect(page.text()).not.toContain('not saved'));
    const other = await changed();
    other.inputNamed(HEALTHY)?.trigger('onChange', 88 as never);
    await other.waitFor(() => expect(other.text()).not.toContain('is not saved'));
    const third = await changed();
    third.findByTestId(Button, 'discard').trigger('onClick');
    await third.waitFor(() => expect(third.text()).not.toContain('is not saved'));
  });
});

describe('health', () => {
  it('says that points must add up to 100, and stretches the curve with them', async () => {
    const page = renderPage();
    await page.open('health');
    await page.waitFor(() => expect(page.inputNamed('points-nps')).toBeDefined());
    page.findByTestId(NumberInput, 'points-nps').trigger('onChange', 30 as never);
    await page.says('The points add up to 115, not 100');
    expect(page.findByTestId(NumberInput, 'earned-5').props.value).toBe(30);
    page.findByTestId(NumberInput, 'points-feature_adoption').trigger('onChange', 0 as never);
    await page.waitFor(() => expect(page.text()).not.toContain('not 100'));
  });

  it('keeps what somebody else changed of the same model, and says part by part what differs', async () => {
    const mine = someSettings();
    const KEY = 'settings.health.models.weekly';
    const theirs = someSettings({ latest: 1 });
    const stored = theirs.settings.find(({ key }) => key === KEY);
    if (stored === undefined) throw new Error('no model');
    const model = stored.value as Record<string, { points: number; curve: number[][] }>;
    const csat = {
      points: 6,
      curve: [
        [1, 0],
        [5, 6],
      ],
    };
    stored.value = { ...model, csat };
    const settings = vi
      .fn<SettingsApi['settings']>()
      .mockResolvedValueOnce(mine)
      .mockResolvedValue(theirs);
    const save = vi.fn<SettingsApi['save']>(() =>
      Promise.reject(refused('stale_version', 'Ben saved version 1 meanwhile.')),
    );
    const page = renderPage({ settings, save });
    await page.open('health');
    await page.waitFor(() => expect(page.inputNamed('points-nps')).toBeDefined());
    page.findByTestId(NumberInput, 'points-nps').trigger('onChange', 10 as never);
    await page.says('NPS: 15 points NPS: 10 points');
    page.find(TextArea).trigger('onChange', 'For the new plan' as never);
    page.find(Form).trigger('onSubmit');
    await page.says('Somebody else saved');
    page.findByTestId(Button, 'load-theirs').trigger('onClick');
    await page.waitFor(() =>
      expect(page.findByTestId(NumberInput, 'points-csat').props.value).toBe(6),
    );
    page.find(Form).trigger('onSubmit');
    await page.waitFor(() => expect(save).toHaveBeenCalledTimes(2));
    expect(save.mock.calls[1]?.[0].changes).toMatchObject([
      { key: KEY, value: { csat, nps: { points: 10 } } },
    ]);
  });

  it('keeps the curve through whatever is typed on the way, and is unchanged back at its points', async () => {
    const page = renderPage();
    await page.open('health');
    await page.waitFor(() => expect(page.inputNamed('points-nps')).toBeDefined());
    const type = (next: number | undefined) =>
      page.findByTestId(NumberInput, 'points-nps').trigger('onChange', next as never);
    const best = () => page.findByTestId(NumberInput, 'earned-5').props.value;
    type(40);
    await page.waitFor(() => expect(best()).toBe(40));
    type(undefined);
    await page.waitFor(() => expect(best()).toBe(40));
    type(0);
    await page.waitFor(() => expect(best()).toBe(0));
    type(1);
    await page.waitFor(() => expect(best()).toBe(1));
    type(15);
    await page.waitFor(() => expect(page.text()).not.toContain('not saved'));
    expect(best()).toBe(15);
  });

  it('edits a curve point by point, and gives a segment its model', async () => {
    const page = renderPage();
    await page.open('health');
    await page.waitFor(() => expect(page.inputNamed('earned-0')).toBeDefined());
    page.findByTestId(Button, 'curve-csat').trigger('onClick');
    await page.says('Curve of CSAT');
    page.findByTestId(NumberInput, 'earned-1').trigger('onChange', 5 as never);
    await page.says('One change is not saved');
    page
      .findAll(Input)
      .find(({ props }) => props.name === 'new-segment')
      ?.trigger('onChange', 'Enterprise' as never);
    await page.waitFor(() =>
      expect(page.findAll(Button).find(({ text }) => text === 'Add segment')?.props.disabled).toBe(
        false,
      ),
    );
    page
      .findAll(Button)
      .find(({ text }) => text === 'Add segment')
      ?.trigger('onClick');
    await page.says('2 changes are not saved');
  });
});

describe('customers and contracts', () => {
  it('offers the properties and values of the portal', async () => {
    const choices = async () => ({
      companyProperties: [
        {
          ...{ name: 'lifecyclestage', label: 'Lifecycle stage', type: 'enumeration' },
          options: [
            { value: 'customer', label: 'Customer' },
            { value: 'evangelist', label: 'Evangelist' },
          ],
        },
        { name: 'annual_fee', label: 'Annual fee', type: 'number', options: [] },
      ],
      dealPipelines: [{ value: '77', label: 'Renewals' }],
    });
    const page = renderPage({ choices });
    await page.open('customers');
    await page.waitFor(() => expect(page.findAll(MultiSelect)).toHaveLength(1));
    page.find(MultiSelect).trigger('onChange', ['customer', 'evangelist'] as never);
    await page.says('customer, evangelist');
    const value = page.findAll(Select).find(({ props }) => props.label === 'Yearly contract value');
    expect(value?.props.options).toContainEqual({
      ...{ value: 'attain_contract_value', label: 'attain_contract_value (not in HubSpot yet)' },
    });
    value?.trigger('onChange', 'annual_fee' as never);
    await page.says('2 changes are not saved');
  });

  it('takes names by hand where HubSpot does not tell its properties', async () => {
    const page = renderPage({ choices: () => Promise.reject(new Error('no')) });
    await page.open('customers');
    await page.says('write their internal names');
    const inputs = page.findAll(Input).map(({ props }) => props.name);
    expect(inputs).toContain('mapping.company.contractValue');
  });
});

describe('sources and keys', () => {
  it('says how usage begins, and shows a new key once, to be copied', async () => {
    const addSource = vi.fn(async () => ({ id: 'k1', key: 'wk_1234567890' }));
    const page = renderPage({ addSource });
    await page.open('usage');
    await page.waitFor(() => expect(page.findAll(EmptyState)).toHaveLength(1));
    const name = page.findAll(Input).find(({ props }) => props.name === 'new-source');
    name?.trigger('onChange', 'Web App' as never);
    await page.waitFor(() =>
      expect(
        page.findAll(Input).find(({ props }) => props.name === 'new-source')?.props.error,
      ).toBe(true),
    );
    page
      .findAll(Input)
      .find(({ props }) => props.name === 'new-source')
      ?.trigger('onChange', 'web-app' as never);
    await page.waitFor(() =>
      expect(page.findByTestId(Button, 'add-source').props.disabled).toBe(false),
    );
    page.findByTestId(Button, 'add-source').trigger('onClick');
    await page.says('wk_1234567890');
    expect(addSource).toHaveBeenCalledWith('web-app', expect.stringMatching(/^settings-/));
    page.findByTestId(Button, 'copy-key').trigger('onClick');
    expect(page.copy).toHaveBeenCalledWith('wk_1234567890');
    page.findByTestId(Button, 'key-kept').trigger('onClick');
    await page.waitFor(() => expect(page.text()).not.toContain('wk_1234567890'));
  });
});

describe('roles and history', () => {
  it('names administrators, and says who you are', async () => {
    const page = renderPage();
    await page.open('roles');
    await page.says('You are HubSpot user 9410001');
    page
      .findAll(Input)
      .find(({ props }) => props.name === 'roles.administrators')
      ?.trigger('onChange', '9410001, ann@example.com' as never);
    await page.says('9410001, ann@example.com');
  });

  it('is empty at first, then shows versions, what changed, and brings one back', async () => {
    const empty = renderPage();
    await empty.open('history');
    await empty.waitFor(() => expect(empty.findAll(EmptyState)).toHaveLength(1));

    const version = (number: number, savedBy: string, reason: string) => ({
      ...{ version: number, savedBy, reason, savedAt: '2026-11-10T09:12:00Z' },
    });
    const versions = [
      version(2, 'HubSpot user 9410001', 'Stricter'),
      version(1, 'program', 'First'),
    ];
    const restore = vi.fn(async () => ({}));
    const page = renderPage({
      settings: async () => someSettings({ latest: 2, holds: versions[0] ?? null }),
      versions: async () => ({ versions }),
      version: async () => ({
        ...version(1, 'program', 'First'),
        ...{ against: 0, differences: [{ key: HEALTHY, to: 85 }] },
      }),
      restore,
    });
    await page.open('history');
    await page.says('you Stricter');
    page.findByTestId(Button, 'version-1').trigger('onClick');
    await page.says('Healthy from not saved 85');
    expect(page.findByTestId(Button, 'restore').props.disabled).toBe(true);
    page.find(Input).trigger('onChange', 'It was better' as never);
    await page.waitFor(() =>
      expect(page.findByTestId(Button, 'restore').props.disabled).toBe(false),
    );
    page.findByTestId(Button, 'restore').trigger('onClick');
    await page.waitFor(() => expect(restore).toHaveBeenCalledTimes(1));
    expect(restore.mock.calls[0]).toMatchObject([1, { basedOn: 2, reason: 'It was better' }]);
  });

  it('offers the way back to the file alone', async () => {
    const holds = {
      ...{ version: 1, savedBy: 'program', reason: 'First', savedAt: '2026-11-10T09:12:00Z' },
    };
    const restore = vi.fn(async () => ({}));
    const page = renderPage({
      settings: async () => someSettings({ latest: 1, holds }),
      versions: async () => ({ versions: [holds] }),
      restore,
    });
    await page.open('history');
    await page.says('the configuration file alone');
    page.findByTestId(Button, 'version-0').trigger('onClick');
    await page.says('Go back to the file alone');
    page.find(Input).trigger('onChange', 'It was better' as never);
    await page.waitFor(() =>
      expect(page.findByTestId(Button, 'restore').props.disabled).toBe(false),
    );
    page.findByTestId(Button, 'restore').trigger('onClick');
    await page.waitFor(() => expect(restore).toHaveBeenCalledTimes(1));
    expect(restore.mock.calls[0]).toMatchObject([0, { basedOn: 1, reason: 'It was better' }]);
  });

  it('switches tasks off', async () => {
    const page = renderPage();
    await page.open('thresholds');
    await page.waitFor(() => expect(page.findAll(Toggle).length).toBeGreaterThan(0));
    page
      .findAll(Toggle)
      .find(({ props }) => props.name === 'tasks.enabled')
      ?.trigger('onChange', false as never);
    await page.says('Alerts and escalations become tasks yes no');
    expect(page.findAll(Alert)).toHaveLength(0);
  });
});
