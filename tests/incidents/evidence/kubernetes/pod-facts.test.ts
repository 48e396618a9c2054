import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { isBad, podFacts, restartsSince } from '#incidents/evidence/kubernetes/pod-facts.ts';

const pod = (status: object, metadata: object = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'api-0', uid: 'u', resourceVersion: '1', ...metadata },
  spec: { nodeName: 'node-1' },
  status,
});
const since = new Date('2026-03-01T03:00:00Z');
const ready = [{ type: 'Ready', status: 'True' }];
const container = (changes: object = {}) => ({
  name: 'api',
  restartCount: 0,
  state: { running: { startedAt: '2026-03-01T02:00:00Z' } },
  ...changes,
});
const bad = (...parts: Parameters<typeof pod>) => isBad(podFacts(pod(...parts)), since);

describe('podFacts', () => {
  it('reads why a container waits and how it ended the last time', () => {
    const facts = podFacts(
      pod({
        phase: 'Running',
        containerStatuses: [
          container({
            restartCount: 4,
            state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 40s' } },
            lastState: { terminated: { reason: 'OOMKilled', exitCode: 137, finishedAt: '2026-03-01T03:05:00Z' } },
          }),
        ],
      }),
    );
    expect(facts.containers[0]).toMatchObject({
      waiting: 'CrashLoopBackOff',
      lastEnd: { reason: 'OOMKilled', exitCode: 137, at: new Date('2026-03-01T03:05:00Z') },
    });
    expect(restartsSince(facts, since)).toBe(1);
    expect(restartsSince(facts, new Date('2026-03-01T03:06:00Z'))).toBe(0);
  });

  it('reads why no node takes it', () => {
    const message = '0/5 nodes are available: 5 Insufficient cpu.';
    const conditions = [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }];
    expect(podFacts(pod({ phase: 'Pending', conditions })).unschedulable).toBe(message);
  });

  it('looks at init containers too', () => {
    const waits = container({ state: { waiting: { reason: 'CreateContainerConfigError' } } });
    expect(podFacts(pod({ initContainerStatuses: [waits] })).containers).toMatchObject([
      { waiting: 'CreateContainerConfigError' },
    ]);
  });

  it('bears whatever an object holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (status) => {
        expect(() => podFacts({ ...pod({}), status })).not.toThrow();
      }),
    );
  });
});

describe('isBad', () => {
  it('is so for what failed, is not ready, or waits for what will not come', () => {
    expect(bad({ phase: 'Failed', reason: 'Evicted' })).toBe(true);
    expect(bad({ phase: 'Running', conditions: [], containerStatuses: [container()] })).toBe(true);
    const waits = container({ state: { waiting: { reason: 'ImagePullBackOff' } } });
    expect(bad({ phase: 'Pending', conditions: ready, containerStatuses: [waits] })).toBe(true);
  });

  it('is not so for what is ready, is going, or has done its work', () => {
    expect(bad({ phase: 'Running', conditions: ready, containerStatuses: [container()] })).toBe(false);
    expect(bad({ phase: 'Running', conditions: [] }, { deletionTimestamp: '2026-03-01T03:00:00Z' })).toBe(false);
    expect(bad({ phase: 'Succeeded' })).toBe(false);
  });
});
