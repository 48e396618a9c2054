import { describe, expect, it } from 'vitest';
import { podState, withLeavers } from '#sandbox/page/browser/platform/pod-leavers.ts';

const pod = (name: string) => ({ name, phase: 'Running', ready: true, ageSeconds: 1, restarts: 0 });

describe('withLeavers', () => {
  it('keeps a pod that vanished for one last showing', () => {
    const dots = withLeavers(withLeavers([], [pod('a'), pod('b')]), [pod('b'), pod('c')]);
    expect(dots.map((dot) => [dot.pod.name, dot.isGone])).toEqual([
      ['b', false],
      ['c', false],
      ['a', true],
    ]);
  });

  it('returns the same list when nothing changed', () => {
    const dots = withLeavers([], [pod('a')]);
    expect(withLeavers(dots, [pod('a')])).toBe(dots);
  });

  it('never piles up pods that vanished', () => {
    let dots = withLeavers([], []);
    for (let index = 0; index < 50; index += 1) dots = withLeavers(dots, [pod(`p${index}`)]);
    expect(dots.length).toBeLessThanOrEqual(5);
  });
});

describe('podState', () => {
  it.each([
    [{}, 'ready'],
    [{ phase: 'Terminating' }, 'leaving'],
    [{ phase: 'Pending', ready: false }, 'starting'],
    [{ ready: false }, 'starting'],
    [{ ready: false, restarts: 3 }, 'failing'],
    [{ phase: 'CrashLoopBackOff', ready: false }, 'failing'],
  ])('reads %j as %s', (change, state) => {
    expect(podState({ ...pod('a'), ...change })).toBe(state);
  });
});
