import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAlertLine } from '#ml/corpus/read-alert-line.ts';
import { alertOf } from '#tests/ml/alerts.ts';

const read = (json: unknown) => readAlertLine(JSON.stringify(json));
const expression = 'rate(http_errors_total[5m]) > 1';
const generatorUrl = `http://prometheus:9090/graph?${new URLSearchParams({ 'g0.expr': expression })}`;

test('reads a rule of a corpus', () => {
  const rule = {
    id: 'r1',
    alertname: 'A',
    expr: expression,
    summary: 's',
    description: 'd',
    severity: 'warning',
    labels: { x: 'y' },
  };
  expect(read(rule)).toEqual({
    ok: true,
    line: {
      id: 'r1',
      alert: { name: 'A', summary: 's', description: 'd', labels: { x: 'y' }, annotations: {}, expression },
      context: null,
      severityHint: 'sev3',
      reach: null,
      label: null,
    },
  });
});

test('reads a history record', () => {
  const record = {
    id: 'INC-7',
    alert: { name: 'A', expression },
    context: { at: '2026-01-05T03:00:00Z', service: 'claims', minutesSinceDeployment: 6 },
    label: 'application.oom_kill',
    severityHint: 'sev2',
    reach: { services: 3, tier: 1 },
  };
  expect(read(record)).toMatchObject({
    ok: true,
    line: {
      alert: { name: 'A', summary: '', expression },
      context: { at: new Date('2026-01-05T03:00:00Z'), minutesSinceDeployment: 6, firingAlerts: null },
      severityHint: 'sev2',
      reach: { services: 3, tier: 1, flowBlocked: false },
      label: 'application.oom_kill',
    },
  });
});

test('reads an alert of Firebreak, its expression from the generator URL', () => {
  const alert = alertOf({ name: 'A', severityHint: 'sev1', generatorUrl });
  expect(read({ id: 12, ...alert, context: { service: 'claims' } })).toMatchObject({
    ok: true,
    line: {
      id: '12',
      alert: { name: 'A', expression },
      severityHint: 'sev1',
      context: { service: 'claims', at: alert.startsAt },
    },
  });
});

test("reads an alert of Alertmanager's API", () => {
  const alert = {
    labels: { alertname: 'A', severity: 'critical' },
    annotations: { summary: 's', message: 'm' },
    startsAt: '2026-01-05T03:00:00Z',
    generatorURL: generatorUrl,
  };
  expect(read(alert)).toMatchObject({
    ok: true,
    line: {
      id: null,
      alert: { name: 'A', summary: 's', description: 'm', expression },
      severityHint: 'sev1',
      context: null,
    },
  });
});

test.each([
  ['no JSON', '{"a', '', /is not JSON/],
  ['a list', '[]', '', /is not a JSON object/],
  ['an object of another kind', '{"title":"x"}', '', /has none of "alertname"/],
  ['a name that is no text', '{"name":7}', 'name', /string/],
  ['a label that is no text', '{"alertname":"A","annotations":{"x":1}}', 'annotations.x', /string/],
  ['a context without a time', '{"name":"A","context":{}}', 'context.at', /./],
  [
    'a negative number of minutes',
    '{"name":"A","startsAt":"2026-01-05","context":{"minutesSinceRollback":-1}}',
    'context.minutesSinceRollback',
    /./,
  ],
  ['a label that is no class', '{"alert":{"name":"A"},"label":"x"}', 'label', /./],
])('refuses %s and names the field', (_, text, field, message) => {
  expect(readAlertLine(text)).toEqual({ ok: false, problem: { field, message: expect.stringMatching(message) } });
});

test('never throws, whatever the line', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.object().map((value) => JSON.stringify(value)),
      ),
      (text) => {
        expect(typeof readAlertLine(text).ok).toBe('boolean');
      },
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom('alert', 'alertname', 'name', 'labels'), fc.jsonValue(), (key, value) => {
      expect(typeof read({ [key]: value }).ok).toBe('boolean');
    }),
  );
});
