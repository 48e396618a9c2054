import { expect, it } from 'vitest';
import { over, useStories } from './tell-story.ts';

const tell = useStories();

it('rolls a release back whose pods do not come up', async () => {
  const told = await tell({
    runbook: 'failed-rollout-roll-back',
    fault: 'bad-rollout',
    service: 'payments',
    alert: 'KubePodCrashLooping',
    classification: 'application.deployment_failure',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('failed-rollout-roll-back');
  expect(told.changes).toEqual([expect.stringMatching(/^Roll deployment\/payments .* back/)]);
});

it('keeps what crashing pods said last before it rolls them back', async () => {
  const told = await tell({
    runbook: 'crash-loop-gather-and-roll-back',
    fault: 'crash-looping-release',
    service: 'eligibility',
    alert: 'KubePodCrashLooping',
    classification: 'application.crash_loop',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('crash-loop-gather-and-roll-back');
  expect(told.changes).toEqual([expect.stringMatching(/^Roll deployment\/eligibility .* back/)]);
  expect(told.said.join('\n')).toContain('no codec for version 4');
});

it('goes back to an image that is there', async () => {
  const told = await tell({
    runbook: 'image-pull-failure-restore-image',
    fault: 'bad-image',
    service: 'notifications',
    alert: 'KubeContainerWaiting',
    classification: 'application.deployment_failure',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('image-pull-failure-restore-image');
  expect(told.changes).toEqual([expect.stringMatching(/^Roll deployment\/notifications .* back/)]);
});

it('sets the image that the catalogue knows to be there', async () => {
  const image = 'registry.northwind.example/id-cards:2.3.2';
  const told = await tell({
    runbook: 'image-pull-failure-restore-image',
    fault: 'bad-image',
    service: 'id-cards',
    alert: 'KubeContainerWaiting',
    classification: 'application.deployment_failure',
    vars: { known_good_image: image },
  });
  expect(told).toMatchObject(over);
  expect(told.changes).toEqual([expect.stringContaining(`to ${image}`)]);
});

it('rolls a release back since which requests fail', async () => {
  const told = await tell({
    runbook: 'error-burst-after-release-roll-back',
    fault: 'error-burst-after-release',
    service: 'claims-api',
    alert: 'HighErrorRate',
    classification: 'application.high_error_rate',
  });
  expect(told).toMatchObject(over);
  expect(told.matches).toContain('error-burst-after-release-roll-back');
  expect(told.changes).toEqual([expect.stringMatching(/^Roll deployment\/claims-api .* back/)]);
  expect(told.said.join('\n')).toContain("reading 'planId'");
});

it('rolls a release back that leaks memory', async () => {
  const told = await tell({
    runbook: 'oom-roll-back-or-raise-limit',
    fault: 'memory-leak',
    service: 'adjudication',
    alert: 'ContainerOOMKilled',
    classification: 'application.oom_kill',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('oom-roll-back-or-raise-limit');
  expect(told.changes).toEqual([expect.stringMatching(/^Roll deployment\/adjudication .* back/)]);
});

it('writes a setting back and has every pod read it', async () => {
  const told = await tell({
    runbook: 'config-map-restore',
    fault: 'config-map-broken',
    service: 'payments',
    alert: 'HighErrorRate',
    classification: 'application.high_error_rate',
    vars: { request_timeout_ms: '5000' },
  });
  expect(told).toMatchObject(over);
  expect(told.matches).toContain('config-map-restore');
  expect(told.changes).toEqual([
    expect.stringContaining('configmap/payments-config'),
    expect.stringContaining('Restart deployment/payments'),
  ]);
});
