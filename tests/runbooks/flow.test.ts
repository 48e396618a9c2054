import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstPath, flatten, nextPath, NoSuchStepError, stepAt } from '#runbooks/flow.ts';
import type { Runbook, Step } from '#runbooks/runbook.ts';
import { withSteps } from './walk.ts';

const wait = '{type: wait, for: 1s}';
const ask = '{type: prometheus_query, query: up';

const runbook = withSteps(`
  - ${ask}}
  - type: conditional
    condition: tier > 1
    if_true:
      - ${ask}}
      - ${ask}, on_failure: [${ask}, on_failure: [${wait}]}, ${wait}]}
    if_false:
      - type: conditional
        condition: tier > 2
        if_true: [${ask}}]
        on_failure: [${wait}]
  - {type: prometheus_query, name: The end, query: up, on_failure: [${wait}, ${wait}]}
`);

const step = (path: string): unknown => ({ kind: 'step', path });
const succeeded = { kind: 'end', state: 'succeeded', reason: 'every step is done' };
const failed = (reason: string): unknown => ({ kind: 'end', state: 'failed', reason });

describe('after a step that is done', () => {
  test.each([
    ['steps[0]', undefined, step('steps[1]')],
    ['steps[1]', 'if_true', step('steps[1].if_true[0]')],
    ['steps[1]', 'if_false', step('steps[1].if_false[0]')],
    ['steps[1]', undefined, step('steps[2]')],
    ['steps[1].if_true[0]', undefined, step('steps[1].if_true[1]')],
    ['steps[1].if_true[1]', undefined, step('steps[2]')],
    ['steps[1].if_false[0]', 'if_false', step('steps[2]')],
    ['steps[1].if_false[0].if_true[0]', undefined, step('steps[2]')],
    ['steps[2]', undefined, succeeded],
    ['steps[2].on_failure[0]', undefined, step('steps[2].on_failure[1]')],
    ['steps[2].on_failure[1]', undefined, failed('"The end" (steps[2]) failed, and its on_failure steps have run')],
  ])('%s (branch %s) the run goes on rightly', (path, branch, next) => {
    expect(nextPath(runbook, path, 'done', branch)).toEqual(next);
  });
});

describe('after a step that failed', () => {
  test.each([
    ['steps[0]', failed('steps[0] failed')],
    ['steps[1].if_true[0]', failed('steps[1].if_true[0] failed')],
    ['steps[1].if_true[1]', step('steps[1].if_true[1].on_failure[0]')],
    ['steps[1].if_true[1].on_failure[0]', step('steps[1].if_true[1].on_failure[0].on_failure[0]')],
    ['steps[1].if_true[1].on_failure[1]', failed('steps[1].if_true[1].on_failure[1] failed')],
    ['steps[2]', step('steps[2].on_failure[0]')],
    ['steps[2].on_failure[0]', failed('steps[2].on_failure[0] failed')],
  ])('%s the run goes on rightly', (path, next) => {
    expect(nextPath(runbook, path, 'failed')).toEqual(next);
  });

  test('the on_failure of a conditional around it takes over when it has none of its own', () => {
    expect(nextPath(runbook, 'steps[1].if_false[0].if_true[0]', 'failed')).toEqual(
      step('steps[1].if_false[0].on_failure[0]'),
    );
  });
});

test('an address that the runbook does not have is a bug and is thrown', () => {
  for (const path of ['steps[9]', 'steps[0].if_true[0]', 'nonsense', 'steps', '', 'steps[1].if_true', 'if_true[0]']) {
    expect(() => stepAt(runbook, path)).toThrow(NoSuchStepError);
    expect(() => nextPath(runbook, path, 'done')).toThrow(expect.objectContaining({ code: 'no_such_step' }));
  }
});

test('flattening lists every step once, in the order of the text, with its depth and list', () => {
  expect(flatten(runbook).map(({ path, depth, list }) => `${depth} ${list} ${path}`)).toEqual([
    '0 steps steps[0]',
    '0 steps steps[1]',
    '1 if_true steps[1].if_true[0]',
    '1 if_true steps[1].if_true[1]',
    '2 on_failure steps[1].if_true[1].on_failure[0]',
    '3 on_failure steps[1].if_true[1].on_failure[0].on_failure[0]',
    '2 on_failure steps[1].if_true[1].on_failure[1]',
    '1 if_false steps[1].if_false[0]',
    '2 if_true steps[1].if_false[0].if_true[0]',
    '2 on_failure steps[1].if_false[0].on_failure[0]',
    '0 steps steps[2]',
    '1 on_failure steps[2].on_failure[0]',
    '1 on_failure steps[2].on_failure[1]',
  ]);
});

describe('random runbooks', () => {
  const [anyStep] = runbook.steps;
  if (anyStep === undefined) throw new Error('the runbook above has steps');

  /** A tree of steps as lists of lists; paths are given afterwards. */
  interface Tree {
    readonly branches: Readonly<Record<string, readonly Tree[]>>;
    readonly onFailure: readonly Tree[];
  }
  const forest = (depth: number): fc.Arbitrary<readonly Tree[]> =>
    depth === 0
      ? fc.constant([])
      : fc.array(
          fc.record({
            branches: fc.dictionary(fc.constantFrom('if_true', 'if_false'), forest(depth - 1), { maxKeys: 2 }),
            onFailure: forest(depth - 1),
          }),
          { maxLength: 3 },
        );
  const asSteps = (trees: readonly Tree[], list: string): readonly Step[] =>
    trees.map((tree, index): Step => {
      const path = `${list}[${index}]`;
      const branches = Object.entries(tree.branches).filter(([, inner]) => inner.length > 0);
      return {
        ...anyStep,
        path,
        onFailure: asSteps(tree.onFailure, `${path}.on_failure`),
        branches: Object.fromEntries(branches.map(([name, inner]) => [name, asSteps(inner, `${path}.${name}`)])),
      };
    });
  const book = forest(4)
    .filter((trees) => trees.length > 0)
    .map((trees): Runbook => ({ ...runbook, steps: asSteps(trees, 'steps') }));

  test('every walk ends, and meets no step twice', () => {
    const choice = fc.constantFrom('if_true', 'if_false', 'none', 'fail');
    fc.assert(
      fc.property(book, fc.infiniteStream(choice), (random, choices) => {
        const seen = new Set<string>();
        let path = firstPath(random);
        for (const chosen of choices) {
          expect(seen.has(path)).toBe(false);
          seen.add(path);
          const next = nextPath(random, path, chosen === 'fail' ? 'failed' : 'done', chosen);
          const mustFail = chosen === 'fail' || path.includes('on_failure');
          expect(next).not.toMatchObject({ kind: 'end', state: mustFail ? 'succeeded' : 'failed' });
          if (next.kind !== 'step') return;
          ({ path } = next);
        }
      }),
    );
  });

  test('every step is reached by some walk, and found at its address', () => {
    fc.assert(
      fc.property(book, (random) => {
        const reached = new Set<string>();
        const open = [firstPath(random)];
        for (let path = open.pop(); path !== undefined; path = open.pop()) {
          if (reached.has(path)) continue;
          reached.add(path);
          const at = stepAt(random, path);
          const ways = [undefined, ...Object.keys(at.branches)].map((branch) =>
            nextPath(random, path ?? '', 'done', branch),
          );
          for (const next of [...ways, nextPath(random, path, 'failed')])
            if (next.kind === 'step') open.push(next.path);
        }
        expect([...reached].sort()).toEqual(
          flatten(random)
            .map((flat) => flat.path)
            .sort(),
        );
      }),
    );
  });
});
