import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { templateDifference } from '#incidents/evidence/kubernetes/template-difference.ts';

const container = (changes: object = {}) => ({
  name: 'api',
  image: 'registry.example/team/api:1.0',
  env: [{ name: 'MODE', value: 'calm' }],
  resources: { limits: { memory: '512Mi' }, requests: { cpu: '250m' } },
  readinessProbe: { httpGet: { path: '/ready' } },
  ...changes,
});
const template = (changes: object = {}, rest: object = {}, annotations: object = {}) => ({
  metadata: { annotations },
  spec: { containers: [container(changes)], ...rest },
});
const none = { images: [], configuration: [], volumes: [], resources: [], loweredMemory: [], probes: [] };
const between = (after: unknown, before: unknown = template()) => templateDifference(before, after);

describe('templateDifference', () => {
  it('finds none between a template and itself, nor in a plain restart', () => {
    expect(between(template())).toEqual(none);
    expect(between(template({}, {}, { 'kubectl.kubernetes.io/restartedAt': '2026-03-01T03:00:00Z' }))).toEqual(none);
  });

  it('names the images without their registry', () => {
    expect(between(template({ image: 'registry.example/team/api:1.1' })).images).toEqual(['api:1.0 → 1.1']);
  });

  it('names variables and never their values', () => {
    const env = [
      { name: 'MODE', value: 'hunter2' },
      { name: 'EXTRA', value: 'hunter3' },
    ];
    const difference = between(template({ env }));
    expect(difference.configuration).toEqual(['variable MODE', 'variable EXTRA']);
    expect(JSON.stringify(difference)).not.toContain('hunter');
  });

  it('takes a changed checksum of the configuration for a change of it', () => {
    expect(between(template({}, {}, { 'checksum/config': 'abc' })).configuration).toEqual([
      'annotation checksum/config',
    ]);
  });

  it('tells volumes that hold settings from others', () => {
    const volumes = [
      { name: 'settings', configMap: { name: 'api' } },
      { name: 'archive', nfs: { server: 'nfs', path: '/' } },
    ];
    const difference = between(template({}, { volumes }));
    expect([difference.configuration, difference.volumes]).toEqual([['volume settings'], ['volume archive']]);
  });

  it('knows a lowered memory limit from a raised one', () => {
    const withLimit = (memory: string) => template({ resources: { limits: { memory }, requests: { cpu: '250m' } } });
    expect(between(withLimit('256Mi')).loweredMemory).toEqual(['memory limit 512Mi → 256Mi']);
    expect(between(withLimit('1Gi'))).toMatchObject({ resources: ['memory limit 512Mi → 1Gi'], loweredMemory: [] });
    expect(between(withLimit('524288Ki')).loweredMemory).toEqual([]);
  });

  it('names the probe that changed', () => {
    expect(between(template({ readinessProbe: { httpGet: { path: '/nope' } } })).probes).toEqual([
      'readinessProbe of api',
    ]);
  });

  it('bears whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        expect(Object.keys(templateDifference(before, after))).toEqual(Object.keys(none));
      }),
    );
  });
});
