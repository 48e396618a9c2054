import { describe, expect, test } from 'vitest';
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
