import { Agent, request } from 'node:https';
import { api, event } from '@pagerduty/pdjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '#sandbox/contract.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';

let platform: Platform;
let agent: Agent;
beforeAll(async () => {
  platform = await startPlatform({ manualClock: true });
  agent = new Agent({ ca: platform.pagerduty.caPem });
});
afterAll(async () => {
  agent.destroy();
  await platform.stop();
});

type Data = Parameters<typeof event>[0]['data'];
const payload = { summary: 'claims-api is slow', source: 'firebreak', severity: 'critical' as const };

/** pdjs hands unknown options on to its fetch, which takes the agent with the sandbox's authority. */
async function send(data: Partial<Data>): Promise<{ status: number; data: unknown }> {
  const whole = { routing_key: platform.pagerduty.routingKey, ...data } as Data;
  const options = { server: platform.pagerduty.server, agent, data: whole };
  const answer = await event(options);
  return { status: answer.response.status, data: answer.data };
}

/** Posts a raw body, for what the client would not send. */
function post(body: string): Promise<{ status: number; body: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const call = request(`${platform.pagerduty.url}/v2/enqueue`, { method: 'POST', agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Record<string, unknown> }),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

async function incidents(query: string): Promise<{ title: string; status: string; alert_counts: { all: number } }[]> {
  const options = {
    token: platform.pagerduty.apiToken,
    url: `${platform.pagerduty.url}/incidents${query}`,
    method: 'GET',
    agent,
  };
  const answer = await api(options);
  return (answer.data as { incidents: never }).incidents;
}

describe('events', () => {
  it('opens, acknowledges and resolves one incident under its key', async () => {
    expect(await send({ event_action: 'trigger', dedup_key: 'inc-1', payload })).toEqual({
      status: 202,
      data: { status: 'success', message: 'Event processed', dedup_key: 'inc-1' },
    });
    await send({ event_action: 'trigger', dedup_key: 'inc-1', payload });
    expect(await incidents('?incident_key=inc-1')).toEqual([
      expect.objectContaining({ title: 'claims-api is slow', status: 'triggered', alert_counts: { all: 2 } }),
    ]);
    await send({ event_action: 'acknowledge', dedup_key: 'inc-1' });
    expect((await incidents('?incident_key=inc-1'))[0]?.status).toBe('acknowledged');
    await send({ event_action: 'resolve', dedup_key: 'inc-1' });
    expect((await incidents('?incident_key=inc-1'))[0]?.status).toBe('resolved');
    expect(platform.pages().map((page) => page.action)).toEqual(['trigger', 'trigger', 'acknowledge', 'resolve']);
    expect(platform.pages()[0]).toMatchObject({
      summary: 'claims-api is slow',
      severity: 'critical',
      source: 'firebreak',
    });
  });

  it('makes a key for an event without one', async () => {
    const { data } = await send({ event_action: 'trigger', payload });
    expect(data).toMatchObject({ dedup_key: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no payload', { event_action: 'trigger', payload: undefined }, "'payload' is missing or blank"],
    ['no summary', { payload: { ...payload, summary: ' ' } }, "'payload.summary' is missing or blank"],
    ['no source', { payload: { ...payload, source: undefined } }, "'payload.source' is missing or blank"],
    ['an unknown severity', { payload: { ...payload, severity: 'bad' } }, "'payload.severity' is invalid"],
    ['an unknown action', { event_action: 'shout' }, "'event_action' is invalid"],
    ['no routing key', { routing_key: undefined }, "'routing_key' is missing or blank"],
    ['a short routing key', { routing_key: 'abc' }, "Length of 'routing_key' is incorrect (should be 32 characters)"],
    ['a foreign routing key', { routing_key: 'a'.repeat(32) }, 'Invalid routing key'],
    ['a resolve without key', { event_action: 'resolve', payload: undefined }, "'dedup_key' is missing or blank"],
  ])('refuses an event with %s', async (_name, change, problem) => {
    const body = { routing_key: platform.pagerduty.routingKey, event_action: 'trigger', payload, ...change };
    const answer = await post(JSON.stringify(body));
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      status: 'invalid event',
      message: 'Event object is invalid',
      errors: [expect.stringContaining(problem)],
    });
  });

  it('refuses what is not JSON', async () => {
    expect(await post('{')).toMatchObject({ status: 400, body: { errors: ['JSON cannot be parsed'] } });
  });

  it('throttles as often as it is told to', async () => {
    platform.pagerduty.failNext({ status: 429, times: 2 });
    const body = JSON.stringify({ routing_key: platform.pagerduty.routingKey, event_action: 'trigger', payload });
    const statuses = [await post(body), await post(body), await post(body)].map((answer) => answer.status);
    expect(statuses).toEqual([429, 429, 202]);
  });
});

it('keeps the incident list to those with the token', async () => {
  const options = { token: 'wrong', url: `${platform.pagerduty.url}/incidents`, method: 'GET', agent };
  const answer = await api(options);
  expect(answer.response.status).toBe(401);
});
