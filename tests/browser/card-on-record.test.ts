import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { someComponent, someFigures, someView } from '../card/builders.ts';
import { findBrowser } from './browser.ts';
import { screenshot, type Stage, stage } from './stage.ts';

const browser = await findBrowser();

const STORED = {
  attain_scored_at: '2026-11-10T09:12:00Z',
  attain_next_action: 'Call the sponsor.',
  attain_health_score: '61.4',
  attain_health_band: 'at_risk',
  attain_health_trend: 'declining',
  attain_health_coverage: '85',
  attain_health_driver: 'Weekly active users fell.',
  attain_vla_attainment: '70',
  attain_vla_status: 'at_risk',
  attain_vla_count: '2',
  attain_vla_at_risk_count: '1',
  attain_renewal_date: '2027-01-19',
  attain_renewal_stage: 'value_review',
  attain_value_confirmed: '210600',
};

describe.skipIf(browser === undefined)('the shipped card on a record page', () => {
  let theStage: Stage;
  let companyId: string;
  let url: string;

  beforeAll(async () => {
    theStage = await stage(browser ?? { executablePath: '', env: {} });
  });
  afterAll(() => theStage?.stop());

  beforeEach(() => {
    companyId = theStage.portal.crm.create('companies', {
      name: 'Acme Learning',
      domain: 'acme.example',
      lifecyclestage: 'customer',
      ...STORED,
    });
    url = theStage.records.recordUrl(companyId);
  });

  it('shows the open tasks of the company beside it', async () => {
    const { crm } = theStage.portal;
    const on = { associations: { companies: [companyId] } };
    const due = { hs_timestamp: '2026-11-12T23:59:00Z', hs_task_priority: 'HIGH' };
    const open = { ...due, hs_task_subject: 'Call the sponsor', hs_task_status: 'NOT_STARTED' };
    crm.create('tasks', { ...open, hs_task_body: '<p>5 &lt; 10.</p>' }, on);
    crm.create('tasks', { ...due, hs_task_subject: 'Done', hs_task_status: 'COMPLETED' }, on);
    const { page, problems } = await theStage.open(url);
    const tasks = page.getByTestId('tasks');

    await tasks.getByText('Call the sponsor').waitFor();
    expect(await tasks.innerText()).toContain('5 < 10.');
    expect(await tasks.innerText()).toContain('Due Nov 12, 2026 · High · nobody');
    expect(await tasks.getByText('Done', { exact: true }).count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('shows what to do, where the account stands and what was agreed', async () => {
    theStage.worker.views.set(companyId, someView({ companyId }));
    const { page, problems } = await theStage.open(url);
    const card = page.getByTestId('attain_account_health');

    await card.getByText('Agree a recovery plan').waitFor();
    expect(await card.getByText('61.4', { exact: true }).first().isVisible()).toBe(true);
    await card
      .getByRole('button', { name: 'Adoption in every school: at risk, 40% of target' })
      .waitFor();
    await card.getByText('Training completion: 50 % completed.').waitFor();
    expect(await page.getByRole('heading', { name: 'Acme Learning' }).isVisible()).toBe(true);
    expect(await page.locator('[data-undrawn]').count()).toBe(0);
    expect(problems).toEqual([]);
    await screenshot(page, 'card-ready');
  });

  it('opens the health score to its components', async () => {
    theStage.worker.views.set(companyId, someView({ companyId }));
    const { page } = await theStage.open(url);
    await page.getByRole('tab', { name: 'Work to do' }).click();
    const components = page.getByRole('button', { name: 'Health: 7 of 9 components measured' });
    await components.waitFor();
    expect(await page.getByText('The latest of 4 answers is 131 days old').count()).toBe(0);

    await components.click();
    await page.getByText('The latest of 4 answers is 131 days old').waitFor();
    await screenshot(page, 'card-work-to-do');
  });

  it('opens a value line to what it rests on, and shows what executives ask', async () => {
    theStage.worker.views.set(companyId, someView({ companyId }));
    const { page, problems } = await theStage.open(url);
    await page.getByRole('button', { name: /^Estimated, not confirmed/ }).click();
    await page.getByTestId('value-line-v2').click();
    await page.getByText('90 hours a month × $60 × 12 months × 0.5 (modelled)').waitFor();
    await screenshot(page, 'card-value-line');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'For executives' }).click();
    await page.getByText('Decisions due: 2, 1 critical').waitFor();
    await screenshot(page, 'card-executives');
    expect(problems).toEqual([]);
  });

  it('shows status, one reason and one action in the sidebar, from the record alone', async () => {
    const { page } = await theStage.open(url);
    const sidebar = page.getByTestId('attain_account_sidebar');
    await sidebar.getByText('Weekly active users fell.').waitFor();
    expect(await sidebar.innerText()).toContain('Next: Call the sponsor.');
    expect(await sidebar.getByRole('button').count()).toBe(1);
  });

  it('tells the worker who is asking, signed', async () => {
    theStage.worker.views.set(companyId, someView({ companyId }));
    const { page } = await theStage.open(url);
    await page.getByText('Agree a recovery plan').waitFor();

    const query = theStage.worker.signedQueries.at(-1);
    expect(query?.get('portalId')).toBe(String(theStage.portal.portalId));
    expect(query?.get('userEmail')).toContain('@');
    expect(query?.get('userId')).toMatch(/^\d+$/);
    expect(query?.get('appId')).toMatch(/^\d+$/);
  });

  it('shows new figures without a reload once the record has them', async () => {
    theStage.worker.views.set(companyId, someView({ companyId }));
    const { page } = await theStage.open(url);
    const card = page.getByTestId('attain_account_health');
    await card.getByText('61.4', { exact: true }).first().waitFor();

    const figures = someFigures({ health: { score: 72.5, band: 'stable' } });
    theStage.worker.views.set(companyId, someView({ companyId, figures }));
    theStage.portal.crm.update('companies', companyId, {
      attain_health_score: '72.5',
      attain_scored_at: '2026-11-22T07:00:00Z',
    });
    await card.getByText('72.5', { exact: true }).first().waitFor();
  });

  it('says that the data is insufficient, and what is missing', async () => {
    theStage.worker.views.set(
      companyId,
      someView({
        companyId,
        figures: someFigures({
          nextAction: 'Connect product usage: without it there is no health score.',
          health: {
            score: null,
            band: 'insufficient_data',
            coverage: 25,
            trend: null,
            driver: null,
          },
        }),
        healthComponents: [
          someComponent({ state: 'missing', points: null, detail: 'No usage source knows it.' }),
          someComponent({ key: 'nps' }),
        ],
      }),
    );
    const { page } = await theStage.open(url);
    await page.getByText('No usage source knows it.').waitFor();
    expect(
      await page.getByTestId('attain_account_health').getByText('Insufficient data').isVisible(),
    ).toBe(true);
    await screenshot(page, 'card-insufficient-data');
  });

  it('is empty for a company that the worker has no figures for', async () => {
    const { page } = await theStage.open(url);
    await page.getByText('No figures yet').waitFor();
    await screenshot(page, 'card-empty');
  });

  it('fits a phone without a sideways scroll', async () => {
    theStage.worker.views.set(companyId, someView({ companyId }));
    const { page } = await theStage.open(url, { width: 390, height: 844 });
    await page.getByText('Agree a recovery plan').waitFor();
    const [content, window] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth,
    ]);
    expect(content).toBeLessThanOrEqual(window ?? 0);
    await screenshot(page, 'card-phone');
  });

  describe('while the worker is down', () => {
    beforeEach(() => theStage.worker.stop());
    afterEach(() => theStage.worker.start());

    it('shows the figures of the record and when they last changed, until the worker is back', async () => {
      const { page } = await theStage.open(url);
      await page
        .getByTestId('attain_account_health')
        .getByText('Figures last changed Nov 10, 2026, 9:12 AM.')
        .waitFor();
      expect(
        await page
          .getByTestId('attain_account_health')
          .getByText('61.4', { exact: true })
          .isVisible(),
      ).toBe(true);
      await screenshot(page, 'card-worker-down');

      theStage.portal.crm.update('companies', companyId, { attain_health_score: '58.2' });
      await page.getByTestId('attain_account_health').getByText('58.2', { exact: true }).waitFor();

      await theStage.worker.start();
      theStage.worker.views.set(companyId, someView({ companyId }));
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('Agree a recovery plan').waitFor();
    });

    it('says that nothing is available where the record holds nothing', async () => {
      const bare = theStage.portal.crm.create('companies', { name: 'Nothing Known' });
      const { page } = await theStage.open(theStage.records.recordUrl(bare));
      await page.getByText('Account health is not available').waitFor();
      await screenshot(page, 'card-failed');
    });
  });
});
