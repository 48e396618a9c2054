import { expect, test } from 'vitest';
import { wantedResources } from '#runbooks/kubernetes/wanted-resources.ts';
import { parseSize } from '#runbooks/kubernetes/wanted-size.ts';

const now = { requests: { cpu: '250m', memory: '256Mi' }, limits: { memory: '512Mi' } };
const request = (side: 'requests' | 'limits', name: 'cpu' | 'memory', size: string) => {
  const parsed = parseSize(size);
  if (parsed === null) throw new Error(`${size} is no size`);
  return { side, name, size: parsed };
};

test('fixes relative sizes against what the container has', () => {
  const wanted = wantedResources([request('limits', 'memory', '+50%'), request('requests', 'cpu', 'x2')], now, {});
  expect(wanted).toEqual({ ok: true, value: { limits: { memory: '768Mi' }, requests: { cpu: '500m' } } });
});

test('caps each resource by its own cap', () => {
  expect(wantedResources([request('limits', 'memory', 'x4')], now, { memory: '1Gi', cpu: '1' })).toEqual({
    ok: true,
    value: { limits: { memory: '1Gi' } },
  });
});

test.each([
  [[request('requests', 'memory', '1Gi')], 'requests.memory would be 1Gi, above limits.memory of 512Mi: change both'],
  [[request('limits', 'memory', '128Mi')], 'requests.memory would be 256Mi, above limits.memory of 128Mi: change both'],
  [
    [request('limits', 'cpu', '+10%')],
    'limits.cpu: none is set now, so a change relative to it cannot be told: give the whole size',
  ],
])('refuses what the API would refuse, and says the way out', (requests, reason) => {
  expect(wantedResources(requests, now, {})).toEqual({ ok: false, reason });
});
