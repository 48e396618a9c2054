import { expect, it } from 'vitest';
import { fingerprint } from '#sandbox/alertmanager/fingerprint.ts';

// The expected values were computed by Alertmanager 0.33.1 itself.
it.each([
  [
    { alertname: 'FlapOnce', cluster: 'prod-eu-1', instance: '127.0.0.1:19090', job: 'prometheus', severity: 'info' },
    '98ef367a961ec493',
  ],
  [
    {
      severity: 'warning',
      pod: 'checkout-7d9c5b8f4-aaaaa',
      namespace: 'shop',
      container: 'app',
      cluster: 'prod-eu-1',
      alertname: 'KubePodCrashLooping',
    },
    'b337e525b96fdd95',
  ],
])('is what Alertmanager computes, whatever the order of the labels', (labels, expected) => {
  expect(fingerprint(labels)).toBe(expected);
});

it('tells where a name ends and a value begins', () => {
  expect(fingerprint({ ab: 'c' })).not.toBe(fingerprint({ a: 'bc' }));
});
