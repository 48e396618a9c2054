import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPage } from '#sandbox/page/start-page.ts';
import { hasChromium, launchChromium } from './chromium.ts';
import { channel, channels, commands, faultKinds, people, services } from './example-company.ts';
import { at, incidentCard, tellIncident } from './incident-story.ts';
import { paperPlatform, type PaperPlatform } from './paper-platform.ts';
import { paperWorkspace, type PaperWorkspace } from './paper-workspace.ts';

const incident = channel('C12', 'inc-12-claims-api-latency', 'SEV2', ['UB', 'U1', 'U4']);
const plain = (text: string) => ({ type: 'plain_text', text });

describe.skipIf(!hasChromium)('the page in a browser', { timeout: 30_000 }, () => {
  let browser: Browser;
  let workspace: PaperWorkspace;
  let platform: PaperPlatform;
  let page: Awaited<ReturnType<typeof startPage>>;
  let tab: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => browser?.close());

  beforeEach(async () => {
    workspace = paperWorkspace({ people, channels, commands });
    platform = paperPlatform({ services, faultKinds });
    page = await startPage({ workspace, platform });
    tab = await openTab();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await page.stop();
  });

  async function openTab(viewport = { width: 1440, height: 900 }): Promise<Page> {
    const opened = await browser.newPage({ viewport });
    complaints = [];
    opened.on('pageerror', (error) => complaints.push(error.message));
    opened.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await opened.goto(page.url);
    await opened.getByTestId('platform').waitFor();
    return opened;
  }

  async function become(name: string, id: string): Promise<void> {
    await tab.getByTestId('person-switcher').click();
    await tab.getByTestId(`person-${name}`).click();
    await tab.locator(`[data-testid=person-switcher][data-viewer=${id}]`).waitFor();
  }

  it('follows the first incident and shows its card live, without a complaint of the browser', async () => {
    tellIncident(workspace, platform);
    await tab.locator('[data-testid=channel-pane][data-channel=inc-12-claims-api-latency]').waitFor();
    await tab.getByRole('heading', { name: /SEV2 · claims-api/ }).waitFor();
    // The workspace and the platform tell the page of themselves separately: none of these comes first.
    await tab.locator('[data-testid=channel-incidents][data-unread="1"]').waitFor();
    await tab.locator('[data-testid=service-claims-api][data-health=degraded]').waitFor();
    await tab.getByTestId('firing-alert').filter({ hasText: 'HighLatency' }).waitFor();
    await tab.getByTestId('page').filter({ hasText: 'Paged SEV2 claims-api' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('lets one person’s approval be refused and another’s be accepted', async () => {
    workspace.putChannel(incident);
    workspace.say({ channel: 'C12', user: 'UB', ts: at(4), blocks: incidentCard });
    workspace.onGesture(({ by, method }) => {
      if (method !== 'click') return;
      if (by === 'U4')
        workspace.say({
          channel: 'C12',
          user: 'UB',
          ts: at(10),
          ephemeralFor: by,
          text: 'Only on-call engineers may approve.',
        });
      else
        workspace.say({
          channel: 'C12',
          user: 'UB',
          ts: at(4),
          blocks: [{ type: 'header', text: plain('Approved by Maya') }],
        });
    });
    const approve = async (): Promise<void> => {
      await tab.locator('[data-action-id=approve]').click();
      await tab.getByTestId('confirm').getByText('Restart claims-api?').waitFor();
      await tab.getByTestId('confirm-yes').click();
    };

    await become('sofia', 'U4');
    await approve();
    await tab.getByText('Only visible to you').waitFor();
    await become('maya', 'U1');
    expect(await tab.getByText('Only on-call engineers may approve.').count()).toBe(0);
    await approve();
    await tab.getByRole('heading', { name: 'Approved by Maya' }).waitFor();
    expect(workspace.gestures.map((gesture) => [gesture.by, gesture.method, gesture.args[1]])).toEqual([
      ['U4', 'click', 'approve'],
      ['U1', 'click', 'approve'],
    ]);
  });

  it('asks before a confirmed act, and forgets it when the answer is no', async () => {
    workspace.putChannel(incident);
    workspace.say({ channel: 'C12', user: 'UB', ts: at(4), blocks: incidentCard });
    await tab.locator('[data-action-id=approve]').click();
    await tab.getByTestId('confirm-no').click();
    await tab.getByTestId('confirm').waitFor({ state: 'detached' });
    expect(workspace.gestures).toEqual([]);
  });

  it('runs a slash command typed with the help of its suggestions', async () => {
    const composer = tab.getByTestId('composer');
    await composer.fill('/inc');
    await tab.getByTestId('command-incident').waitFor();
    await composer.press('Tab');
    expect(await composer.inputValue()).toBe('/incident ');
    await tab.getByTestId('usage').waitFor();
    await composer.pressSequentially('list');
    workspace.answerWith({ problem: '/incident failed because the app did not respond' });
    await composer.press('Enter');
    await tab.getByTestId('gesture-problem').getByText('did not respond').waitFor();
    expect(workspace.gestures).toEqual([{ by: 'U1', method: 'command', args: ['C1', '/incident', 'list'] }]);
  });

  it('sends messages and replies in threads', async () => {
    await tab.getByTestId('composer').fill('Hello @devon');
    await tab.getByTestId('composer').press('Enter');
    const message = tab.getByTestId('messages').getByTestId('message').filter({ hasText: 'Hello @devon' });
    await message.hover();
    await message.getByTestId('reply').click();
    await tab.getByTestId('thread-composer').fill('And again');
    await tab.getByTestId('thread-composer').press('Enter');
    await tab.getByTestId('thread-pane').getByText('And again').waitFor();
    await tab.getByTestId('replies').getByText('1 reply').waitFor();
    await tab.keyboard.press('Escape');
    await tab.getByTestId('thread-pane').waitFor({ state: 'detached' });
    expect(workspace.gestures.map((gesture) => gesture.args[1])).toEqual(['Hello <@U2>', 'And again']);
  });

  it('fills in a modal, checks it, submits it and shows what the app refuses', async () => {
    const view = {
      type: 'modal',
      title: plain('Declare an incident'),
      submit: plain('Declare'),
      blocks: [
        {
          type: 'input',
          block_id: 'title',
          label: plain('Title'),
          element: { type: 'plain_text_input', action_id: 'text' },
        },
        {
          type: 'input',
          block_id: 'severity',
          label: plain('Severity'),
          element: {
            type: 'static_select',
            action_id: 'choice',
            options: [
              { text: plain('SEV1'), value: '1' },
              { text: plain('SEV2'), value: '2' },
            ],
          },
        },
      ],
    };
    const modal = { viewId: 'V1', user: 'U1', view, errors: {}, problem: null };
    workspace.showModal('U1', modal);
    await tab.getByTestId('modal-submit').click();
    expect(await tab.getByText('Please complete this required field.').count()).toBe(2);
    await tab.getByLabel('Title').fill('Claims are slow');
    await tab.getByLabel('Severity').selectOption('2');
    workspace.onGesture(({ method }) => {
      if (method === 'submit')
        workspace.showModal('U1', { ...modal, errors: { title: 'Already open as incident 12' } });
      else workspace.showModal('U1', null);
    });
    await tab.getByTestId('modal-submit').click();
    await tab.getByText('Already open as incident 12').waitFor();
    expect(await tab.getByLabel('Title').inputValue()).toBe('Claims are slow');
    expect(workspace.gestures[0]?.args).toEqual([{ title: { text: 'Claims are slow' }, severity: { choice: '2' } }]);
    await tab.keyboard.press('Escape');
    await tab.getByTestId('modal').waitFor({ state: 'detached' });
    expect(workspace.gestures[1]).toMatchObject({ method: 'close', args: ['cancel'] });
  });

  it('lets a person join a channel seen from outside, and open the app’s Home tab', async () => {
    workspace.putChannel({ ...incident, members: ['UB'] });
    workspace.onGesture(({ method }) => {
      if (method === 'join') workspace.putChannel(incident);
    });
    await tab.getByTestId('join').click();
    await tab.getByTestId('composer').waitFor();
    await tab.getByTestId('app-firebreak').click();
    await tab.getByTestId('home-pane').getByText('has not published').waitFor();
    expect(workspace.gestures.map((gesture) => gesture.method)).toEqual(['join', 'openHome']);
  });

  it('breaks and heals the platform, and shows what is broken', async () => {
    await tab.getByTestId('fault-target-connection-pool').selectOption('billing-api');
    await tab.getByTestId('fault-connection-pool').click();
    await tab.locator('[data-testid=service-billing-api][data-health=degraded]').waitFor();
    await tab.getByTestId('fault-active-connection-pool').getByText('billing-api').waitFor();
    await tab.getByTestId('heal').click();
    await tab.locator('[data-testid=service-billing-api][data-health=healthy]').waitFor();
    expect(platform.injected).toEqual([{ fault: 'connection-pool', service: 'billing-api' }]);
  });

  it('shows pods being replaced one by one', async () => {
    const pods = services[0]!.pods;
    const card = tab.getByTestId('service-claims-api');
    platform.change('claims-api', {
      pods: [...pods, { name: 'claims-api-new', phase: 'Pending', ready: false, ageSeconds: 0, restarts: 0 }],
    });
    await card.locator('[data-pod=claims-api-new][data-state=starting]').waitFor();
    platform.change('claims-api', {
      pods: [...pods.slice(1), { name: 'claims-api-new', phase: 'Running', ready: true, ageSeconds: 9, restarts: 0 }],
    });
    await card.locator('[data-pod=claims-api-new][data-state=ready]').waitFor();
    await card.locator(`[data-pod=${pods[0]!.name}]`).waitFor({ state: 'detached' });
    expect(await card.getByTestId('pod').count()).toBe(3);
  });

  it('catches up after the connection was lost', async () => {
    const { port } = new URL(page.url);
    await page.stop();
    await tab.locator('[data-testid=connection][data-connection=lost]').waitFor();
    workspace.say({ channel: 'C1', user: 'U2', ts: at(1), text: 'said while nobody listened' });
    page = await startPage({ workspace, platform, port: Number(port) });
    await tab.getByText('said while nobody listened').waitFor();
    await tab.locator('[data-testid=connection][data-connection=live]').waitFor();
    expect(await tab.getByTestId('message').count()).toBe(1);
  });

  it('runs nothing that a message carries, and survives a block that cannot be drawn', async () => {
    const attack =
      '<img src=x onerror="document.title=1"><script>document.title=2</script> &lt;script&gt;document.title=3&lt;/script&gt; <javascript:document.title=4|click>';
    workspace.say({ channel: 'C1', user: 'U2', ts: at(1), text: attack, blocks: [] });
    workspace.say({
      channel: 'C1',
      user: 'UB',
      ts: at(2),
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: attack } },
        { type: 'plan', title: attack, tasks: 7 },
        { type: 'header', text: plain('after') },
      ],
    });
    await tab.getByRole('heading', { name: 'after' }).waitFor();
    await tab.getByTestId('unknown-block').waitFor();
    expect(await tab.title()).toBe('Northwind Health');
    expect(await tab.getByTestId('messages').locator('script, img, [href^="javascript"]').count()).toBe(0);
  });

  it('fits into 1024 × 768, and every part can be reached with the keyboard', async () => {
    tab = await openTab({ width: 1024, height: 768 });
    tellIncident(workspace, platform);
    await tab.locator('[data-action-id=approve]').waitFor();
    const size = await tab.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.scrollHeight,
    ]);
    expect(size).toEqual([1024, 768]);
    const reached = new Set<string>();
    for (let press = 0; press < 120; press += 1) {
      await tab.keyboard.press('Tab');
      const id = await tab.evaluate(
        () =>
          document.activeElement?.getAttribute('data-testid') ??
          document.activeElement?.getAttribute('data-action-id') ??
          '',
      );
      reached.add(id);
    }
    for (const id of [
      'person-switcher',
      'channel-general',
      'pinned-bar',
      'approve',
      'reject',
      'composer',
      'heal',
      'fault-connection-pool',
    ]) {
      expect(reached).toContain(id);
    }
  });
});
