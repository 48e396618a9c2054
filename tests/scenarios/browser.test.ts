import { mkdir } from 'node:fs/promises';
import { pino } from 'pino';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '#app/demo.ts';
import { findProgram } from '#tests/support/find-program.ts';
import { requireRealPart } from '#tests/support/real-parts.ts';

const executablePath = findProgram('chromium');
const skipped = requireRealPart('Chromium', executablePath === null ? 'install the package chromium' : null);

/** Where a person looks at what the test saw. */
const screenshots = 'tests/screenshots';
const offline = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.skipIf(skipped !== null)(
  `a stranger watches an incident in the browser ${skipped ?? ''}`,
  { timeout: 180_000 },
  () => {
    let demo: Demo;
    let browser: Browser;
    let page: Page;
    const errors: string[] = [];

    beforeAll(async () => {
      await mkdir(screenshots, { recursive: true });
      demo = await startDemo({ port: 0, log: pino({ level: 'silent' }), waitScale: 0.1 });
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: offline });
      page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(error.message));
      page.setDefaultTimeout(60_000);
      await page.goto(demo.page);
    });
    afterAll(async () => {
      await browser.close();
      await demo.stop();
    });

    const look = (name: string) => page.screenshot({ path: `${screenshots}/${name}.png` });

    it('sees a healthy platform and an empty night', async () => {
      await page.getByTestId('service-claims-api').waitFor();
      expect(await page.getByTestId('service-claims-api').getAttribute('data-health')).toBe('healthy');
      await look('1-quiet');
    });

    it('sees the incident channel open after breaking claims-api', async () => {
      await page.getByTestId('fault-connection-pool-exhaustion').click();
      await page.getByTestId('channel-inc-1-high-latency-p99-on-claims-api').waitFor();
      await page.locator('[data-action-id="approval.approve"]').waitFor();
      await page.getByTestId('messages').evaluate((list) => list.scrollTo(0, 0));
      await look('2-asks');
      expect(await page.getByTestId('messages').innerText()).toMatch(/Database connection pool exhausted/);
    });

    it('clicks Approve, reads what will happen, and confirms', async () => {
      await page.locator('[data-action-id="approval.approve"]').click();
      expect(await page.getByTestId('confirm').innerText()).toMatch(/Restart deployment\/claims-api/);
      await look('3-confirm');
      await page.getByTestId('confirm-yes').click();
      // What was done, and not the plan: the card names each step before it happens.
      await page
        .getByTestId('messages')
        .getByText(/4 of 4 pods new and ready/)
        .first()
        .waitFor();
      await look('4-acting');
    });

    it('sees the service recover and the incident resolve', async () => {
      await page.locator('[data-testid="service-claims-api"][data-health="healthy"]').waitFor();
      await page.getByTestId('messages').getByText('INC-1 is over').first().waitFor();
      await look('5-resolved');
      expect(errors).toEqual([]);
    });
  },
);
