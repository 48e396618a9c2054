import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPage } from '#sandbox/page/start-page.ts';
import { channels, commands, faultKinds, people, services } from './example-company.ts';
import { openEvents, type EventReader } from './open-events.ts';
import { paperPlatform, type PaperPlatform } from './paper-platform.ts';
import { paperWorkspace, type PaperWorkspace } from './paper-workspace.ts';

let workspace: PaperWorkspace;
let platform: PaperPlatform;
let page: Awaited<ReturnType<typeof startPage>>;
const readers: EventReader[] = [];

beforeEach(async () => {
  workspace = paperWorkspace({ people, channels, commands });
  platform = paperPlatform({ services, faultKinds });
  page = await startPage({
    workspace,
    platform,
    notice: 'Simulated',
    links: [{ label: 'App', url: 'http://127.0.0.1:9/' }],
  });
});

afterEach(async () => {
  readers.splice(0).forEach((reader) => reader.close());
  await page.stop();
});

async function events(viewer?: string): Promise<EventReader> {
  const reader = await openEvents(`${page.url}/events${viewer ? `?viewer=${viewer}` : ''}`);
  readers.push(reader);
  return reader;
}

function send(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${page.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('the document', () => {
  it('lets only its own scripts run', async () => {
    const response = await fetch(page.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(response.status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='/);
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves every file that it names, types stripped', async () => {
    const document = await (await fetch(page.url)).text();
    const paths = [...document.matchAll(/(?:href|src)="(\/[^"]+)"/g), ...document.matchAll(/"(\/vendor\/[^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) expect([path, (await fetch(`${page.url}${path}`)).status]).toEqual([path, 200]);
    const script = await fetch(`${page.url}/browser/page-state.ts`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).not.toContain('interface PageState');
  });

  it.each([
    '/browser/../start-page.ts',
    '/browser/%2e%2e/start-page.ts',
    '/browser/none.ts',
    '/vendor/zod.mjs',
    '/package.json',
  ])('serves nothing at %s', async (path) => {
    expect((await fetch(`${page.url}${path}`)).status).toBe(404);
  });
});

describe('/events', () => {
  it('opens with a snapshot of everything for the chosen person', async () => {
    const first = await (await events('U4')).next();
    expect(first).toMatchObject({
      kind: 'snapshot',
      snapshot: {
        viewerId: 'U4',
        notice: 'Simulated',
        workspace: { team: { name: 'Northwind Health' } },
        platform: { services: { length: 12 } },
      },
    });
  });

  it('falls back to the first person for a person it does not know', async () => {
    expect(await (await events('U404')).next()).toMatchObject({ snapshot: { viewerId: 'U1' } });
  });

  it('tells every tab of a message', async () => {
    const tabs = [await events('U1'), await events('U4')];
    for (const tab of tabs) await tab.next();
    workspace.say({ channel: 'C1', user: 'U2', ts: '1700000000.000100', text: 'hello' });
    for (const tab of tabs)
      expect(await tab.next()).toMatchObject({ kind: 'workspace', event: { message: { text: 'hello' } } });
  });

  it('keeps what is for one person from the others', async () => {
    const [maya, sofia] = [await events('U1'), await events('U4')];
    await maya.next();
    await sofia.next();
    workspace.say({ channel: 'C1', user: 'UB', ts: '1700000000.000100', text: 'for Maya', ephemeralFor: 'U1' });
    workspace.showModal('U1', { viewId: 'V1', user: 'U1', view: {}, errors: {}, problem: null });
    workspace.putChannel({ ...channels[0]!, id: 'C9', isPrivate: true, members: ['U1'] });
    workspace.say({ channel: 'C9', user: 'U1', ts: '1700000001.000100', text: 'private' });
    workspace.say({ channel: 'C1', user: 'U2', ts: '1700000002.000100', text: 'for all' });
    expect(await sofia.next()).toMatchObject({ event: { message: { text: 'for all' } } });
    const heard = [await maya.next(), await maya.next(), await maya.next(), await maya.next(), await maya.next()];
    expect(heard).toMatchObject([
      { event: { message: { text: 'for Maya' } } },
      { event: { kind: 'modal' } },
      { event: { kind: 'channel' } },
      // What was said in a private channel before one could see it comes with a fresh snapshot.
      { kind: 'snapshot' },
      { event: { message: { text: 'private' } } },
    ]);
  });

  it('tells of the platform once for a burst of changes', async () => {
    const tab = await events('U1');
    await tab.next();
    for (const p99Ms of [1, 2, 3]) platform.change('claims-api', { p99Ms });
    const heard = await tab.next();
    expect(heard.kind === 'platform' && heard.platform.services[0]?.p99Ms).toBe(3);
  });

  it('lets go of the workspace when a tab closes', async () => {
    const tab = await events('U1');
    await tab.next();
    expect(workspace.listenerCount()).toBe(1);
    tab.close();
    await expect.poll(() => workspace.listenerCount()).toBe(0);
  });

  it('ends with the page', async () => {
    const tab = await events('U1');
    await tab.next();
    await page.stop();
    await expect(tab.next()).rejects.toThrow(/terminated|ended/);
  });
});

describe('/gestures', () => {
  it.each([
    [{ kind: 'post', channel: 'C1', text: 'hi', threadTs: '1.0' }, 'post', ['C1', 'hi', '1.0']],
    [{ kind: 'command', channel: 'C1', command: '/incident', text: 'list' }, 'command', ['C1', '/incident', 'list']],
    [
      { kind: 'press', target: { channel: 'C1', ts: '1.0' }, actionId: 'approve', blockId: 'b' },
      'click',
      [{ channel: 'C1', ts: '1.0' }, 'approve', 'b'],
    ],
    [{ kind: 'press', target: null, actionId: 'approve', blockId: '' }, 'click', [null, 'approve', undefined]],
    [{ kind: 'choose', target: null, actionId: 's', blockId: 'b', value: 'x' }, 'select', [null, 's', 'x', 'b']],
    [{ kind: 'submit', values: { b: { a: ['x', 'y'] } } }, 'submit', [{ b: { a: ['x', 'y'] } }]],
    [{ kind: 'close', how: 'x' }, 'close', ['x']],
    [{ kind: 'react', channel: 'C1', ts: '1.0', name: 'eyes', remove: true }, 'unreact', ['C1', '1.0', 'eyes']],
  ])('does %j with the hands of the person', async (gesture, method, args) => {
    const response = await send('/gestures', { viewer: 'U4', ...gesture });
    expect([response.status, await response.json()]).toEqual([200, { problem: null }]);
    expect(workspace.gestures).toEqual([{ by: 'U4', method, args }]);
  });

  it('says that a message’s element delivers one choice at a time', async () => {
    const response = await send('/gestures', {
      viewer: 'U1',
      kind: 'choose',
      target: null,
      actionId: 'a',
      blockId: 'b',
      value: ['x', 'y'],
    });
    expect(((await response.json()) as { problem: string }).problem).toContain('one choice at a time');
    expect(workspace.gestures).toEqual([]);
  });

  it('answers with the problem that the workspace shows', async () => {
    workspace.answerWith({ problem: 'operation_timeout' });
    const response = await send('/gestures', {
      viewer: 'U1',
      kind: 'command',
      channel: 'C1',
      command: '/incident',
      text: '',
    });
    expect(await response.json()).toEqual({ problem: 'operation_timeout' });
  });

  it('says in words what the workspace could not do', async () => {
    workspace.onGesture(() => {
      throw new Error('There is no such message.');
    });
    const response = await send('/gestures', { viewer: 'U1', kind: 'press', target: null, actionId: 'a', blockId: '' });
    expect([response.status, await response.json()]).toEqual([422, { error: 'There is no such message.' }]);
  });

  it.each([
    [400, 'not JSON', 'body: send a JSON object'],
    [400, { kind: 'post', viewer: 'U1', channel: 'C1' }, 'text:'],
    [400, { kind: 'dance', viewer: 'U1' }, 'kind:'],
    [
      400,
      { kind: 'command', viewer: 'U1', channel: 'C1', command: 'incident', text: '' },
      'command: starts with a slash',
    ],
    [422, { kind: 'post', viewer: 'UB', channel: 'C1', text: 'x' }, 'viewer: nobody here has the id "UB"'],
  ])('refuses with %i what is malformed, naming the field', async (status, body, words) => {
    const response = await send('/gestures', body);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { error: string }).error).toContain(words);
    expect(workspace.gestures).toEqual([]);
  });

  it('refuses another site, another media type, and a body without end', async () => {
    const gesture = { kind: 'post', viewer: 'U1', channel: 'C1', text: 'x' };
    expect((await send('/gestures', gesture, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await send('/gestures', gesture, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await send('/gestures', { ...gesture, text: 'x'.repeat(300_000) })).status).toBe(413);
    expect((await send('/gestures', gesture, { origin: page.url })).status).toBe(200);
  });
});

describe('/faults and /heal', () => {
  it('break and repair the platform', async () => {
    expect((await send('/faults', { fault: 'connection-pool', service: 'billing-api' })).status).toBe(200);
    expect(platform.injected).toEqual([{ fault: 'connection-pool', service: 'billing-api' }]);
    expect((await send('/heal', {})).status).toBe(200);
    expect(platform.healed()).toBe(1);
  });

  it('say which fault or target does not exist', async () => {
    const response = await send('/faults', { fault: 'meteor' });
    expect([response.status, await response.json()]).toEqual([422, { error: 'There is no fault "meteor".' }]);
  });
});

describe('startPage', () => {
  it('names the port that is taken', async () => {
    const port = Number(new URL(page.url).port);
    await expect(startPage({ workspace, platform, port })).rejects.toThrow(`127.0.0.1:${port}`);
  });

  it('can be stopped twice', async () => {
    await page.stop();
    await expect(page.stop()).resolves.toBeUndefined();
  });
});
