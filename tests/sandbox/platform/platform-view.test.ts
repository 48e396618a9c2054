import { expect, it } from 'vitest';
import { healthOf } from '#sandbox/platform/platform-view.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';
import { initialState } from '#sandbox/platform/service-state.ts';

const [spec] = serviceCatalogue as readonly [ServiceSpec];

it.each([
  ['as usual', {}, 4, 'healthy'],
  ['slow', { p99Ms: 600 }, 4, 'degraded'],
  ['failing visibly', { errorRate: 0.03 }, 4, 'degraded'],
  ['with saturated CPU', { cpuRatio: 0.97 }, 4, 'degraded'],
  ['lacking a pod', { readyPods: 3 }, 4, 'degraded'],
  ['failing mostly', { errorRate: 0.6 }, 4, 'down'],
  ['without a pod', { readyPods: 0 }, 4, 'down'],
  ['scaled to nothing on purpose', { readyPods: 0 }, 0, 'healthy'],
])('calls a service %s by its health', (_name, change, desired, health) => {
  expect(healthOf(spec, { ...initialState(spec), ...change }, desired)).toBe(health);
});
