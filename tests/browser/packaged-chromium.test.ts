import { describe, expect, it } from 'vitest';

import { launch } from './browser.ts';
import { packagedChromium } from './packaged-chromium.ts';

const executable = await packagedChromium();

describe.skipIf(executable === undefined)('the browser that comes in an npm package', () => {
  it('starts, and draws text', async () => {
    const browser = await launch(executable ?? { executablePath: '', env: {} });
    const page = await browser.newPage();
    await page.setContent('<span>Account health</span>');
    const box = await page.locator('span').boundingBox();
    await browser.close();
    expect(box?.width).toBeGreaterThan(50);
  });
});
