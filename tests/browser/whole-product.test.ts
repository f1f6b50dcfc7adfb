import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Portal } from '../portal/portal.ts';
import { findBrowser } from './browser.ts';
import { type RealStage, realStage } from './real-stage.ts';
import { screenshot } from './stage.ts';

const executable = await findBrowser();

/** Each journey goes through what the ones before it left, as people's work does. */
describe.skipIf(executable === undefined)('portal, worker and surfaces together', () => {
  let stage: RealStage;
  let companyId: string;
  const held = (property: string) => stage.held(companyId, property);

  beforeAll(async () => {
    stage = await realStage(executable ?? { executablePath: '', env: {} });
    companyId = scoredCompany(stage.portal);
  });

  afterAll(() => stage?.stop());

  /** The company's record with its card ready. */
  async function onRecord(): Promise<{ page: Page; card: Locator; dialog: Locator }> {
    const page = await stage.open(stage.records.recordUrl(companyId));
    const card = page.getByTestId('attain_account_health');
    await card.getByText(/^Calculated /).waitFor();
    return { page, card, dialog: page.getByRole('dialog') };
  }

  it('shows the figures that the worker wrote to the record, from the worker itself', async () => {
    const { page, card } = await onRecord();
    const text = (await card.textContent()) ?? '';
    expect(text).toContain(held('attain_next_action'));
    expect(text).toContain(`Health${held('attain_health_score')}`);
    expect(text).toContain(`Agreements attained${held('attain_vla_attainment')}%`);
    expect(text).toContain(`Success score${held('attain_success_score')}`);
    const sidebar = page.getByTestId('attain_account_sidebar');
    expect(await sidebar.textContent()).toContain(held('attain_health_score'));
    await screenshot(page, 'whole-product');
    await page.close();
  });

  it('shows within seconds what follows from a change that a person makes on the record', async () => {
    const page = await stage.open(stage.records.recordUrl(companyId));
    const property = (name: string) => page.locator(`[data-property="${name}"]`);
    const renewal = property('attain_contract_renewal').locator('input');
    await renewal.fill('2031-05-06');
    await renewal.blur();
    await property('attain_renewal_date').getByText('May 6, 2031').waitFor({ timeout: 10_000 });

    await property('attain_contract_value').locator('input').fill('a lot');
    await property('attain_contract_value').locator('input').blur();
    await property('attain_contract_value').getByRole('alert').waitFor();
    await screenshot(page, 'edited-record');
    await page.close();
  });

  it('takes a new goal from the card, after saying what is missing in it', async () => {
    const { page, card, dialog } = await onRecord();
    await card.getByRole('button', { name: 'Add goal' }).click();
    await dialog.getByRole('button', { name: 'Add goal' }).click();
    await dialog.getByText('Target date is missing.').waitFor();
    await screenshot(page, 'goal-refused');

    await dialog.getByLabel('What they want to achieve').fill('Faster month end');
    await dialog.getByLabel('Target date').fill('2031-03-31');
    await dialog.getByLabel('Metric *').fill('Days to close');
    await dialog.getByLabel('Unit').fill('days');
    await dialog.getByLabel('Baseline', { exact: true }).fill('12');
    await dialog.getByLabel('Target *').fill('5');
    await dialog.getByRole('button', { name: 'Add a milestone' }).click();
    await dialog.getByLabel('Milestone').fill('Ledgers connected');
    await dialog.getByRole('button', { name: 'Add goal' }).dblclick();
    await card.getByText('“Faster month end” is added as a draft').waitFor();
    await card.getByRole('button', { name: /^Faster month end/ }).waitFor();
    expect(await card.getByRole('button', { name: /^Faster month end/ }).count()).toBe(1);
    await screenshot(page, 'goal-added');
    await page.close();
  });

  it('gets the goal signed by the customer, on the page behind the link', async () => {
    const { page, card, dialog } = await onRecord();
    await card.getByRole('button', { name: /^Faster month end/ }).click();
    await card.getByRole('button', { name: 'Ask for sign-off' }).click();
    await dialog.getByLabel('Name').fill('Iris Vale');
    await dialog.getByRole('button', { name: 'Create the link' }).click();
    await dialog.getByText('The link for Iris Vale is ready').waitFor();
    await screenshot(page, 'sign-off-link');
    const link = await dialog.getByLabel('Link').inputValue();

    const customer = await stage.open(link);
    const goal = customer
      .locator('section, article')
      .filter({ hasText: 'Faster month end' })
      .last();
    await goal.getByLabel('Your full name').first().fill('Iris Vale');
    await goal.getByLabel(/I have read version 1/).check();
    await goal.getByRole('button', { name: 'Sign version 1' }).click();
    await customer
      .getByText(/Signed by Iris Vale/)
      .first()
      .waitFor();
    await screenshot(customer, 'signed-by-the-customer');
    await customer.close();

    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.reload();
    await card.getByRole('button', { name: /^Faster month end/ }).click();
    await card.getByRole('button', { name: 'Milestones' }).click();
    await dialog.getByLabel('Ledgers connected').click();
    await expect.poll(() => dialog.getByLabel('Ledgers connected').isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await card.getByText('1 of 1 milestones done').first().waitFor();
    await card.getByRole('button', { name: 'Sign for us' }).click();
    await dialog.getByLabel('Your name').fill('Maren Holt');
    await dialog.getByRole('button', { name: 'Sign' }).click();
    await card.getByText(/^Active · signed by Iris Vale/).waitFor();
    await screenshot(page, 'signed-by-both');
    await page.close();
  });

  it('records that the customer confirmed a value, and counts it as confirmed', async () => {
    const valued = stage.portal.crm
      .ids('companies')
      .find((id) => stage.held(id, 'attain_next_action').startsWith('Ask the customer to confirm'));
    if (valued !== undefined) companyId = valued;
    const before = Number(held('attain_value_confirmed'));
    const { page, card, dialog } = await onRecord();
    await card.getByRole('button', { name: 'Draft an e-mail' }).click();
    await dialog.getByLabel('E-mail').selectOption({ label: 'Check-in' });
    await dialog.getByRole('button', { name: 'Copy text' }).waitFor();
    expect(await dialog.getByLabel('Text').inputValue()).toContain('Hi,');
    await screenshot(page, 'email-drafted');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await openEstimated(card);
    await card
      .getByRole('button', { name: /^Confirm or dispute/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'They confirmed it' }).click();
    await dialog.getByLabel('Who confirmed it').fill('Iris Vale');
    await dialog.getByLabel('Confirmed amount').fill('30000');
    await dialog.getByLabel('Confirmed on').fill(yesterday());
    await dialog.getByLabel('Evidence').fill('https://example.com/minutes/7');
    await dialog.getByRole('button', { name: 'Record the confirmation' }).click();
    await dialog.waitFor({ state: 'detached' });
    await screenshot(page, 'value-confirmed');
    await expect
      .poll(() => Number(held('attain_value_confirmed')), { timeout: 10_000 })
      .toBeGreaterThan(before);
    await page.close();
  });

  it('shows what other points would move before they are saved, and moves it then', async () => {
    const page = await stage.open(stage.records.settingsUrl);
    const settings = page.getByTestId('attain_settings');
    await settings.getByRole('tab', { name: 'Health' }).click();
    await points(settings, 'Weekly active users', '40');
    await points(settings, 'Feature adoption', '0');
    await points(settings, 'NPS', '5');
    await settings.getByText('Accounts by health, now and then').waitFor();
    await screenshot(page, 'settings-preview');
    await settings.getByLabel('Why').fill('Usage tells most in our book');
    await settings.getByRole('button', { name: 'Save settings' }).click();
    await settings
      .getByText(/Version 1/)
      .first()
      .waitFor();
    await expect.poll(() => held('attain_model_version'), { timeout: 15_000 }).not.toBe('1.1.0');
    await screenshot(page, 'settings-saved');
    await page.close();
  });

  it('leads from the portfolio to the record of the worst account', async () => {
    const page = await stage.open(stage.records.appUrl);
    const portfolio = page.getByTestId('attain_portfolio');
    const first = portfolio.getByRole('row').nth(1);
    await first.waitFor();
    const name = (await first.getByRole('link').first().textContent()) ?? '';
    await screenshot(page, 'portfolio');
    await first.getByRole('link').first().click();
    await page.getByRole('heading', { name }).waitFor();
    await page
      .getByTestId('attain_account_health')
      .getByText(/^Calculated /)
      .waitFor();
    await page.close();
  });

  it('makes the case of a renewal on its deal', async () => {
    const deals = stage.portal.crm.ids('deals');
    const renewal = deals.find(
      (id) => stage.portal.crm.value('deals', id, 'pipeline') === 'renewals',
    );
    const page = await stage.open(stage.records.dealUrl(renewal ?? ''));
    await page.getByTestId('attain_renewal_deal').getByText('What to do by when').waitFor();
    await page.getByTestId('attain_renewal_deal').getByText('No report yet.').waitFor();
    await screenshot(page, 'renewal-deal');
    await page.close();
  });

  it('shows the same figures from the record when the worker is gone', async () => {
    await stage.stopWorker();
    const page = await stage.open(stage.records.recordUrl(companyId));
    const card = page.getByTestId('attain_account_health');
    await card.getByText(/Figures last changed/).waitFor();

    const text = (await card.textContent()) ?? '';
    expect(text).toContain(held('attain_next_action'));
    expect(text).toContain(`Health${held('attain_health_score')}`);
    expect(text).toContain(`Agreements attained${held('attain_vla_attainment')}%`);
    await page.close();
  });
});

/** Over in every time zone of the portal. */
function yesterday(): string {
  return new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
}

async function openEstimated(card: Locator): Promise<void> {
  await card.getByRole('button', { name: /^Estimated, not confirmed/ }).click();
}

async function points(settings: Locator, component: string, value: string): Promise<void> {
  const field = settings.getByLabel(`Points of ${component}`, { exact: true });
  await field.fill(value);
  await field.blur();
}

/** The first company with a health score and a measured agreement. */
function scoredCompany({ crm }: Portal): string {
  for (const id of crm.ids('companies')) {
    const value = (name: string) => crm.value('companies', id, name);
    if (value('attain_health_score') && value('attain_vla_attainment')) return id;
  }
  throw new Error('the sample portal has no company with a health score and an agreement');
}
