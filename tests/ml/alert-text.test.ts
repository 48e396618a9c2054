import { expect, test } from 'vitest';
import { alertTextOf } from '#ml/alert-text.ts';
import { alertOf } from './alerts.ts';

test("reads the expression where Prometheus puts it, in the generator URL's g0.expr", () => {
  const generatorUrl = 'http://prometheus:9090/graph?g0.expr=up%7Bjob%3D%22claims%22%7D+%3D%3D+0&g0.tab=1';
  expect(alertTextOf(alertOf({ name: 'Down', generatorUrl })).expression).toBe('up{job="claims"} == 0');
});

test.each([null, '', 'not a url', 'http://prometheus:9090/alerts'])(
  'has no expression for the generator URL %j',
  (generatorUrl) => {
    expect(alertTextOf(alertOf({ name: 'Down', generatorUrl })).expression).toBe('');
  },
);
