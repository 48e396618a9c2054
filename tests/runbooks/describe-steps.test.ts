import { expect, test } from 'vitest';
import { describeSteps } from '#runbooks/describe-steps.ts';
import { withSteps } from './walk.ts';

const book = withSteps(`
  - {type: prometheus_query, name: Pods, query: 'up{a="{{ service }}"}', wait: 2m, assert: value > 1, save_as: pods}
  - type: conditional
    condition: pods > tier
    if_true: [{type: approval, message: "Restart {{ service }} with {{ pods }} pods?"}]
    on_failure: [{type: notification, channel: pagerduty, severity: critical}]
  - {type: notification, channel: slack, message: "{{ service }}", escalate: true, when: tier < 3}
  - {type: wait, duration: 90s, when: false}
`);

test('says every step in a line, with the values known so far', () => {
  expect(describeSteps(book, { service: 'claims-api' })).toEqual([
    {
      path: 'steps[0]',
      depth: 0,
      title: 'Pods: After 2 min, ask Prometheus for up{a="claims-api"}, and check that value > 1',
    },
    { path: 'steps[1]', depth: 0, title: 'If pods > tier' },
    { path: 'steps[1].if_true[0]', depth: 1, title: 'Ask for approval: Restart claims-api with {{ pods }} pods?' },
    { path: 'steps[1].on_failure[0]', depth: 1, title: 'Page PagerDuty (critical)' },
    { path: 'steps[2]', depth: 0, title: 'Tell Slack and call for a person: claims-api (only when tier < 3)' },
    { path: 'steps[3]', depth: 0, title: 'Wait 1 min 30 s (switched off)' },
  ]);
});

test('shows a runbook as it is written where nothing is known', () => {
  expect(describeSteps(book, null)[0]?.title).toContain('up{a="{{ service }}"}');
});
