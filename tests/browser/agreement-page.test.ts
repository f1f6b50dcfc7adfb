import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { proposeRevision, signGoal } from '@attain/sync-worker/agreements/goal-steps';
import { termsOf } from '@attain/shared/domain/agreements/terms';

import {
  type AgreementStage,
  agreementStage,
  COMPANY,
  savedHours,
  wholeGoal,
} from '../integration/agreement-stage.ts';
import { findBrowser, launch } from './browser.ts';
import { screenshot } from './stage.ts';

const executable = await findBrowser();

const PHONE = { width: 360, height: 740 };
const SMALLEST = { width: 320, height: 640 };
const DESKTOP = { width: 1360, height: 900 };
const PARTIES = ['executive', 'customer'] as const;

describe.skipIf(executable === undefined)('the page that customers sign on', () => {
  let theStage: AgreementStage;
  let browser: Browser;

  beforeAll(async () => {
    theStage = await agreementStage({
      agreements: { signOff: { vendorName: 'Contoso Learning' } },
    });
    browser = await launch(executable ?? { executablePath: '', env: {} });
  });
  afterAll(async () => {
    await browser?.close();
    await theStage?.close();
  });

  /** A page without JavaScript, which goes away with the running test. */
  async function open(token: string, viewport: { width: number; height: number }): Promise<Page> {
    const context = await browser.newContext({
      viewport,
      javaScriptEnabled: false,
      locale: 'en-US',
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${theStage.origin}/agreements/${token}`);
    return page;
  }

  it('is read and signed on a phone without JavaScript', async () => {
    await theStage.offerGoal(wholeGoal('phone'));
    const { token } = await theStage.link({ goalIds: ['phone'] });
    const page = await open(token, PHONE);
    await page.getByRole('heading', { name: 'Cut the time to create a report' }).waitFor();
    await screenshot(page, 'agreement-phone');

    await page.getByRole('button', { name: 'Sign version 1' }).click();
    await page.getByText('Type your full name.').waitFor();
    await screenshot(page, 'agreement-phone-mistake');

    await page.getByLabel('Your full name').fill('Maria Lindqvist');
    await page.getByLabel(/I have read version 1/).check();
    await page.getByRole('button', { name: 'Sign version 1' }).click();
    await page.getByText('Signed by Maria Lindqvist.').waitFor();
    expect(page.url()).toMatch(/#goal-1$/);
    await screenshot(page, 'agreement-phone-signed');

    await page.reload();
    expect(await page.getByRole('button').count()).toBe(0);
  });

  it('shows a revision, old and new side by side, and values to confirm', async () => {
    const by = theStage.by();
    await theStage.offerGoal(wholeGoal('desk', { title: 'Fewer errors in reports' }));
    const goal = { companyId: COMPANY, goalId: 'desk', by };
    const signed = {
      ...goal,
      name: 'Sarah Chen',
      termsVersion: 1,
      via: 'hubspot' as const,
      parties: PARTIES,
    };
    await signGoal(theStage.portal, { ...signed, party: 'customer' });
    await signGoal(theStage.portal, { ...signed, party: 'executive' });
    await proposeRevision(theStage.portal, {
      ...goal,
      reason: 'The export from the old system came two months late.',
      terms: (current) => {
        const terms = termsOf(current);
        const [time, errors] = terms.metrics;
        if (!time || !errors) throw new Error('the goal has two metrics');
        return { ...terms, deadline: '2027-02-28', metrics: [{ ...time, target: 1.5 }, errors] };
      },
    });
    await signGoal(theStage.portal, { ...signed, party: 'executive', termsVersion: 2 });
    await theStage.offerGoal(
      wholeGoal('rtl', { title: 'تقليل وقت إعداد التقارير الأسبوعية في جميع المدارس' }),
    );
    await theStage.addLine(savedHours('hours'));
    await theStage.addLine(savedHours('late', { description: 'Hours saved on audits' }));
    const { token } = await theStage.link({
      goalIds: ['desk', 'rtl'],
      valueLineIds: ['hours', 'late'],
    });

    const page = await open(token, DESKTOP);
    await page.getByRole('row', { name: /Target: Time to create a report/ }).waitFor();
    await screenshot(page, 'agreement-desktop');

    await page.locator('#value-2').getByText('Dispute it instead').click();
    await page.getByLabel('What is not right about it?').last().fill('We measured 80 hours.');
    await page.getByLabel('Your full name').last().fill('Maria Lindqvist');
    await page.getByRole('button', { name: 'Dispute this value' }).last().click();
    await page.getByText('Maria Lindqvist: We measured 80 hours.').waitFor();

    const first = page.locator('#value-1');
    await first.getByLabel('Amount in EUR, a month').fill('3200.50');
    await first.getByLabel('Your full name').first().fill('Maria Lindqvist');
    await first.getByRole('button', { name: 'Confirm this amount' }).click();
    await first.getByText('Confirmed by Maria Lindqvist', { exact: true }).waitFor();
    expect(await first.textContent()).toMatch(/EUR\s3,200\.50/);
    await screenshot(page, 'agreement-desktop-decided');
  });

  it('fits the smallest phone, also with a title that has no spaces', async () => {
    const title = 'Berichtserstellungszeitverkürzungsvereinbarung'.repeat(3);
    await theStage.offerGoal(wholeGoal('small', { title }));
    await theStage.addLine(savedHours('narrow'));
    const { token } = await theStage.link({ goalIds: ['small'], valueLineIds: ['narrow'] });
    const page = await open(token, SMALLEST);
    await page.getByRole('heading', { name: title }).waitFor();
    await screenshot(page, 'agreement-smallest');
    const { width } = await page
      .locator('html')
      .evaluate(({ scrollWidth }) => ({ width: scrollWidth }));
    expect(width).toBe(SMALLEST.width);
  });
});
