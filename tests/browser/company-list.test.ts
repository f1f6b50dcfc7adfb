import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findBrowser } from './browser.ts';
import { screenshot, type Stage, stage } from './stage.ts';

const browser = await findBrowser();

const COMPANIES = [
  { name: 'Acme Learning', band: 'at_risk', score: '61.4', action: 'Agree a recovery plan.' },
  { name: 'Beacon Schools', band: 'healthy', score: '93', action: 'Offer the expansion.' },
  { name: 'Cedar Health', band: 'critical', score: '38.5', action: 'Start the save play today.' },
  { name: 'Dune Logistics', band: 'insufficient_data', score: '', action: 'Connect usage.' },
  { name: 'Elm Street Books', band: 'stable', score: '76.2', action: 'Review on Dec 1, 2026.' },
];

describe.skipIf(browser === undefined)('the list of companies', () => {
  let theStage: Stage;

  beforeAll(async () => {
    theStage = await stage(browser ?? { executablePath: '', env: {} });
    for (const { name, band, score, action } of COMPANIES) {
      theStage.portal.crm.create('companies', {
        name,
        domain: `${name.toLowerCase().replaceAll(' ', '-')}.example`,
        lifecyclestage: 'customer',
        attain_health_band: band,
        attain_health_score: score,
        attain_next_action: action,
        attain_vla_attainment: '70',
        attain_value_confirmed: '210600',
        attain_renewal_date: '2027-01-19',
      });
    }
  });
  afterAll(() => theStage?.stop());

  it('shows every company with its health and its next action', async () => {
    const { page, problems } = await theStage.open(theStage.records.origin);
    await page.getByText('5 companies').waitFor();
    const row = page.getByRole('row', { name: /Cedar Health/ });
    expect(await row.textContent()).toContain('38.5 Critical');
    expect(await row.textContent()).toContain('Start the save play today.');
    expect(problems).toEqual([]);
    await screenshot(page, 'companies');
  });

  it('narrows to a health band', async () => {
    const { page } = await theStage.open(theStage.records.origin);
    await page.getByRole('button', { name: 'Critical' }).click();
    await page.getByText('1 company').waitFor();
    expect(await page.getByRole('link', { name: 'Cedar Health' }).isVisible()).toBe(true);
  });

  it('finds a company by a part of its name, and opens its record', async () => {
    const { page } = await theStage.open(theStage.records.origin);
    await page.getByRole('searchbox').fill('beac');
    await page.getByText('1 company').waitFor();
    await page.getByRole('link', { name: 'Beacon Schools' }).click();
    await page.getByRole('heading', { name: 'Beacon Schools' }).waitFor();
    await page.getByText('No figures yet').waitFor();
  });

  it('says so where the portal has no such company', async () => {
    const { page } = await theStage.open(theStage.records.recordUrl('999999'));
    await page.getByText('There is no such record.').waitFor();
  });
});
