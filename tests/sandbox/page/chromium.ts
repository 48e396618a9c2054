import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Whether the distribution's Chromium is installed; says so plainly when it is not. */
export const hasChromium = existsSync(executablePath);
if (!hasChromium) {
  console.warn(
    `Skipped: the page in a browser. There is no ${executablePath}; install the package chromium to run it.`,
  );
}

/** Starts a Chromium that shows no window and calls nobody. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
