import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRunbook } from '#runbooks/reading/parse-runbook.ts';
import { formatProblem } from '#runbooks/reading/runbook-problem.ts';
import { header, malformedRunbooks } from '#tests/runbooks/malformed-runbooks.ts';

const example = readFileSync('tests/fixtures/runbooks/high-latency-database-connection-pool.yml', 'utf8');

/** The problems of a text as `line:column path: message (fix)`. */
function problemsOf(text: string): readonly string[] {
  const parsed = parseRunbook(text, 'x.yml');
  return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem(problem).replace(/^x\.yml:/, ''));
}

describe('the example of the design', () => {
  test('is in the library, byte for byte', () => {
    expect(readFileSync('runbooks/library/high-latency-database-connection-pool.yml', 'utf8')).toBe(example);
  });

  test('loads as it is written', () => {
    const parsed = parseRunbook(example, 'example.yml');
    if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'));
    const { runbook } = parsed;
    expect(runbook).toMatchObject({
      name: 'high-latency-database-connection-pool',
      description: '',
      file: 'example.yml',
      source: example,
      hash: createHash('sha256').update(example).digest('hex'),
      risk: 'medium',
      autonomy: null,
      trigger: {
        classifications: ['application.high_latency'],
        servicePatterns: ['claims-*', 'billing-*'],
        condition: 'metrics.p99_latency > 2000ms',
      },
    });
    expect(runbook.steps.map((step) => [step.path, step.type, step.saveAs])).toEqual([
      ['steps[0]', 'prometheus_query', 'active_connections'],
      ['steps[1]', 'conditional', null],
      ['steps[2]', 'prometheus_query', null],
    ]);
    expect(runbook.steps[1]?.branches['if_true']?.map((step) => step.type)).toEqual(['kubernetes', 'notification']);
    expect(runbook.steps[2]?.onFailure.map((step) => step.path)).toEqual(['steps[2].on_failure[0]']);
  });
});

describe('a runbook is refused with line, column, path, message and fix', () => {
  test.each(malformedRunbooks)('%s', (_what, text, problem) => {
    expect(problemsOf(text).join('\n')).toContain(problem);
  });

  test('with all its problems at once, in the order of the text', () => {
    const text = `${header}risk: huge\nsteps:\n  - type: prometheus_query\n    query: 'up{a="{{ x }}"}'\n    wait: soon\n  - type: nothing\n  - type: conditional\n    condition: y > 1\n    if_true:\n      - {type: wait, for: never}\n`;
    expect(problemsOf(text).map((problem) => problem.split(' ')[1])).toEqual([
      'risk:',
      'steps[0].query:',
      'steps[0].wait:',
      'steps[1].type:',
      'steps[2].condition:',
      'steps[2].if_true[0].for:',
    ]);
  });

  test('without follow-up problems about what a broken step saves', () => {
    const text = `${header}steps:\n  - {type: prometheus_query, query: up, wait: soon, save_as: late}\n  - {type: notification, channel: slack, message: "{{ late }}"}\n`;
    expect(problemsOf(text)).toHaveLength(1);
  });
});

describe('names', () => {
  test('of vars, inputs, earlier steps, both branches and the service catalogue are known', () => {
    const text = `${header}vars: {limit: 5}\ninputs:\n  factor: {type: number, default: 2}\nsteps:
  - {type: prometheus_query, query: up, save_as: first}
  - type: conditional
    condition: first > limit * factor
    if_true: [{type: prometheus_query, query: up, save_as: either}]
    if_false: [{type: prometheus_query, query: down, save_as: either}]
  - {type: notification, channel: slack, message: "{{ either }} {{ pool_max }} {{ shard_count }}"}\n`;
    expect(parseRunbook(text, 'x.yml').ok).toBe(false);
    expect(parseRunbook(text, 'x.yml', { catalogue: ['shard_count'] }).ok).toBe(true);
  });

  test('saved under a condition are doubtful afterwards, unless they have a default', () => {
    const steps = `steps:\n  - {type: prometheus_query, query: up, save_as: late, when: tier > 1}\n  - {type: notification, channel: slack, message: "{{ late }}"}\n`;
    expect(problemsOf(header + steps)).toHaveLength(1);
    expect(problemsOf(`${header}vars: {late: 0}\n${steps}`)).toEqual([]);
  });

  test('a step may be switched off by when: false', () => {
    expect(problemsOf(`${header}steps:\n  - {type: wait, for: 3s, when: false}\n`)).toEqual([]);
  });
});

describe('hostile files are bounded', () => {
  test.each([
    ['brackets', '['.repeat(100_000)],
    ['block lists', `${'- '.repeat(100_000)}a`],
    ['block maps', '{a: '.repeat(60_000)],
    ['explicit keys', `${'? '.repeat(100_000)}a`],
  ])('nesting by %s', (_what, text) => {
    expect(problemsOf(text).join()).toContain('levels deep');
  });

  test('aliases that multiply', () => {
    let text = 'a0: &a0 [x,x,x,x,x,x,x,x,x]\n';
    for (let level = 1; level < 9; level++)
      text += `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join()}]\n`;
    expect(problemsOf(text).join()).toContain('alias');
  });

  test('an alias to what contains it', () => {
    const text = `${header}steps: &s\n  - type: conditional\n    condition: tier > 1\n    if_true: *s\n`;
    expect(problemsOf(text).join()).toContain('an alias refers to what contains it');
  });

  test('steps within steps within steps', () => {
    const nest = (depth: number): string =>
      depth === 0
        ? '[{type: wait, for: 1s}]'
        : `[{type: conditional, condition: "tier > ${depth}", if_true: ${nest(depth - 1)}}]`;
    expect(problemsOf(`${header}steps: ${nest(19)}\n`)).toEqual([]);
    expect(problemsOf(`${header}steps: ${nest(20)}\n`).join()).toContain('nested more than 20 levels deep');
  });

  test('more than 500 steps', () => {
    const steps = (count: number): string => `${header}steps:\n${'  - {type: wait, for: 1s}\n'.repeat(count)}`;
    expect(problemsOf(steps(500))).toEqual([]);
    expect(problemsOf(steps(501)).join()).toContain('more than 500 steps');
    expect(problemsOf(steps(10_000)).join()).toContain('split it into several runbooks');
  });

  test('more than 256 KiB', () => {
    expect(problemsOf(`${header}description: ${'x'.repeat(262_144)}\n`).join()).toContain('more than the 262144');
  });

  test('more mistakes than anybody reads', () => {
    expect(problemsOf(`${header}steps:\n${'  - nothing\n'.repeat(400)}`)).toHaveLength(101);
    expect(problemsOf('"'.repeat(1000)).length).toBeLessThan(50);
  });

  test('a text of any kind gives a runbook or problems, and never throws', () => {
    const line = fc.constantFrom(
      ...example.split('\n'),
      '  - type: wait',
      '    for: 3s',
      '? x',
      '*a',
      '&a',
      '__proto__: 1',
      '- - -',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const parsed = parseRunbook(source, 'x.yml');
        const lines = source.split('\n').length;
        if (parsed.ok) return;
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { line: at, column } of parsed.problems) {
          expect(at).toBeGreaterThanOrEqual(1);
          expect(at).toBeLessThanOrEqual(lines + 1);
          expect(column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
