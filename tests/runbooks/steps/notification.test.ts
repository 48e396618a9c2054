import { describe, expect, test } from 'vitest';
import { describeSteps } from '#runbooks/describe-steps.ts';
import { finish, withSteps } from '#tests/runbooks/walk.ts';
import { createWorld } from '#tests/runbooks/world.ts';

const tell = (fields: string, service: string | null = 'claims-api'): ReturnType<typeof finish> =>
  finish(withSteps(`  - {type: notification, ${fields}}\n`), 'steps[0]', createWorld(), { service });

describe('a Slack message', () => {
  test("goes out with the step's outcome", async () => {
    await expect(tell('channel: slack, message: "Restarted {{ service }}"')).resolves.toEqual({
      kind: 'done',
      output: null,
      summary: 'told Slack',
      announcements: [{ channel: 'slack', text: 'Restarted claims-api', escalate: false }],
    });
  });

  test('can call for a person', async () => {
    await expect(tell('channel: slack, message: x, escalate: true')).resolves.toMatchObject({
      summary: 'told Slack and called for a person',
      announcements: [{ escalate: true }],
    });
  });

  test('cannot be made to mention anybody by a label', async () => {
    await expect(tell('channel: slack, message: "{{ service }} is slow"', '<!channel> <@U1>')).resolves.toMatchObject({
      announcements: [{ text: '&lt;!channel&gt; &lt;@U1&gt; is slow' }],
    });
  });

  test('with a value that is missing is not sent half', async () => {
    await expect(tell('channel: slack, message: "{{ service }}"', null)).resolves.toEqual({
      kind: 'failed',
      reason: 'cannot word the message: service has no value here',
    });
  });
});

describe('a page', () => {
  test.each([
    ['critical', 'sev1'],
    ['high', 'sev2'],
    ['sev3', 'sev3'],
    ['P4', 'sev4'],
  ])('of severity %s has %s', async (word, severity) => {
    await expect(tell(`channel: pagerduty, severity: ${word}, message: "x {{ service }}"`)).resolves.toMatchObject({
      announcements: [{ channel: 'pagerduty', severity, text: 'x claims-api' }],
    });
  });

  test('without a message names the runbook and the service', async () => {
    const announcements = (text: string): object => ({ announcements: [{ text: expect.stringContaining(text) }] });
    await expect(tell('channel: pagerduty, severity: high')).resolves.toMatchObject(
      announcements('The runbook test did not settle the incident on claims-api'),
    );
    await expect(tell('channel: pagerduty, severity: high', null)).resolves.toMatchObject(
      announcements('The runbook test did not settle the incident:'),
    );
  });
});

describe('a webhook', () => {
  const url = '"https://hooks.example/T1/{{ service }}"';

  test('is posted what is known of the incident, by the job that commits with the step', async () => {
    const outcome = await tell(`channel: webhook, url: ${url}, message: "Restarted {{ service }}"`);
    expect(outcome).toMatchObject({
      kind: 'done',
      summary: 'told the webhook at hooks.example',
      announcements: [{ channel: 'webhook', url: 'https://hooks.example/T1/claims-api', text: 'Restarted claims-api' }],
    });
    expect(bodyOf(outcome)).toEqual({
      text: 'Restarted claims-api',
      runbook: 'test',
      incident: null,
      severity: null,
      classification: null,
      service: 'claims-api',
      namespace: null,
      cluster: null,
      alert: null,
    });
  });

  test('is posted a block of its own where one is given', async () => {
    const outcome = await tell(`channel: webhook, url: ${url}, message: x, body: {who: "{{ service }}", n: [1, true]}`);
    expect(bodyOf(outcome)).toEqual({ who: 'claims-api', n: [1, true] });
  });

  test('cannot be led to another host, or told another member, by a label', async () => {
    const hostile = '@evil.example/", "admin": true, "x": "';
    const outcome = await tell(
      `channel: webhook, url: ${url}, message: "{{ service }}", body: {who: "<{{ service }}>"}`,
      hostile,
    );
    expect(bodyOf(outcome)).toEqual({ who: `<${hostile}>` });
    expect(outcome).toMatchObject({
      announcements: [{ url: expect.stringMatching(/^https:\/\/hooks\.example\/T1\/%40/) }],
    });
  });

  test('is named by its host alone, as its address may be its password', () => {
    const book = withSteps(`  - {type: notification, channel: webhook, url: ${url}, message: "x {{ service }}"}\n`);
    expect(describeSteps(book, { service: 'a' })).toMatchObject([{ title: 'Tell the webhook at hooks.example: x a' }]);
  });
});

function bodyOf(outcome: Awaited<ReturnType<typeof tell>>): unknown {
  const [announcement] = outcome.kind === 'done' ? (outcome.announcements ?? []) : [];
  return announcement?.channel === 'webhook' ? JSON.parse(announcement.body) : announcement;
}
