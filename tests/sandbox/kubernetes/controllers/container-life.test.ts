import { expect, it } from 'vitest';
import {
  advanceLife,
  newLife,
  notStarted,
  type ContainerLife,
} from '#sandbox/kubernetes/controllers/container-life.ts';
import type { PodBehaviour } from '#sandbox/kubernetes/controllers/pod-behaviour.ts';

const calm: PodBehaviour = { startupMs: 2000, unready: null, termination: null };
const dying: PodBehaviour = { ...calm, termination: { reason: 'Error', exitCode: 1 } };

function live(life: ContainerLife, fromMs: number, toMs: number, behaviour: PodBehaviour): ContainerLife {
  let current = life;
  for (let nowMs = fromMs; nowMs <= toMs; nowMs += 100) current = advanceLife(current, behaviour, nowMs);
  return current;
}

it('is created, then started, then ready after its start-up', () => {
  expect(live(newLife(0), 0, 600, calm).stage.kind).toBe('creating');
  expect(live(newLife(0), 0, 1000, calm).stage).toMatchObject({ kind: 'running', unready: notStarted });
  expect(live(newLife(0), 0, 3000, calm).stage).toMatchObject({ kind: 'running', unready: null });
});

it('says why it is not ready', () => {
  const hung = { ...calm, unready: 'HTTP probe failed with statuscode: 503' };
  expect(live(newLife(0), 0, 3000, hung).stage).toMatchObject({ unready: 'HTTP probe failed with statuscode: 503' });
});

it('is restarted at once the first time, then after 10 s, 20 s and 40 s, and at most 5 minutes', () => {
  const delays: number[] = [];
  let life = live(newLife(0), 0, 1000, calm);
  let nowMs = 1000;
  life = advanceLife(life, dying, nowMs);
  expect(life).toMatchObject({ stage: { kind: 'running' }, restarts: 1 });
  for (let end = 0; end < 8; end += 1) {
    nowMs += 1000;
    life = advanceLife(life, dying, nowMs);
    const delayMs = life.stage.kind === 'backoff' ? life.stage.delayMs : 0;
    delays.push(delayMs);
    expect(advanceLife(life, dying, nowMs + delayMs - 1)).toBe(life);
    nowMs += delayMs;
    life = advanceLife(life, dying, nowMs);
  }
  expect(delays).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
  expect(life.restarts).toBe(9);
});

it('starts counting anew after ten quiet minutes', () => {
  const running = { ...live(newLife(0), 0, 3000, calm), crashes: 5 };
  expect(advanceLife(running, dying, 3000 + 601_000)).toMatchObject({ stage: { kind: 'running' }, crashes: 1 });
});

it('remembers how it ended', () => {
  const running = live(newLife(0), 0, 3000, calm);
  const ended = advanceLife(running, { ...calm, termination: { reason: 'OOMKilled', exitCode: 137 } }, 9000);
  expect(ended.lastEnd).toEqual({ reason: 'OOMKilled', exitCode: 137, startedAtMs: 700, finishedAtMs: 9000 });
});
