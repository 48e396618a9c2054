import { describe, expect, it } from 'vitest';
import type { Run } from '#domain/run.ts';
import { type Effect, effectsOfEverything } from './effects.ts';
import { type FinishedRun, needlessDoubtsOf, problemsOf, tallyOf } from './tally.ts';

const [, change = missing()] = effectsOfEverything;
const plain = effectsOfEverything.find(({ kind }) => kind === 'request with neither') ?? missing();
const ended = { id: 'r1', runbook: 'crash-everything', state: 'succeeded', reason: null } as Run;

function missing(): never {
  throw new Error('the catalogue of effects lacks it');
}

/** A run of these effects, of which each was seen so many times. */
function finished(effects: readonly Effect[], seen: readonly number[], more: Partial<FinishedRun> = {}): FinishedRun {
  const matrixRun = { id: 'r1', incident: 1, service: 'm0', effects, ends: 'succeeded' } as const;
  return { matrixRun, run: ended, doubts: [], seen, said: new Map(), ...more };
}

describe('what is counted of a run', () => {
  it('is a broken promise when an effect happened twice, or not at all', () => {
    const result = finished([change, plain], [2, 0]);
    expect(problemsOf(result).map((words) => /(\d) times/.exec(words)?.[1])).toEqual(['2', '0']);
    expect(tallyOf([result]).filter(({ expected }) => expected > 0)).toMatchObject([
      { kind: change.kind, once: 0, doubled: 1, lost: 0 },
      { kind: plain.kind, once: 0, doubled: 0, lost: 1 },
    ]);
  });

  it('is a broken promise when it ended otherwise than it should', () => {
    const run = { ...ended, state: 'failed', reason: 'a bug' } as const;
    expect(problemsOf(finished([], [], { run }))).toEqual([
      'm0 (crash-everything, r1) is failed, not succeeded: a bug',
    ]);
  });

  it('is a needless doubt where the effect leaves a trace, and a doubt where it leaves none', () => {
    const doubts = [change, plain].map(({ path }) => ({ path, reason: 'why', verdict: 'worked' as const }));
    const result = finished([change, plain], [1, 1], { doubts });
    expect(problemsOf(result)).toEqual([]);
    expect(needlessDoubtsOf(result)).toEqual([`m0, ${change.path}: why`]);
    expect(tallyOf([result]).filter(({ doubtsThere }) => doubtsThere > 0)).toHaveLength(2);
  });
});
