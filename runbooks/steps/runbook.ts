import { z } from 'zod';
import { jsonSchema, type Json } from '#domain/run.ts';
import { evaluate } from '#runbooks/expressions/expression.ts';
import { joinThreads } from '#runbooks/join-threads.ts';
import { renderValue } from '#runbooks/templates/render-value.ts';
import { runFacts } from '#runbooks/run-facts.ts';
import { startVariables } from '#runbooks/run-variables.ts';
import { stepType, type StepRun } from '#runbooks/step-type.ts';

const fields = z.strictObject({
  runbook: z.string().min(1).describe('The name of another runbook of the same folder.'),
  inputs: z
    .record(z.string(), jsonSchema)
    .default({})
    .describe('Its inputs. Texts are templates; one that is a single {{ name }} hands the value over as it is.'),
});

/** Runs another runbook, whose text is pinned with this one's. It sees the incident and its inputs, and nothing else. */
export const runbook = stepType({
  summary: 'Runs another runbook to its end and verification, and goes on with what it gives as outputs.',
  fields,
  branches: [],
  effects: () => 'none',
  gives: 'the outputs of the runbook, by name',
  texts: (own) =>
    Object.entries(own.inputs).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [{ kind: 'template' as const, field: ['inputs', name], text: value, context: 'plain' as const }]
        : [],
    ),
  calls: (own) => ({ runbook: own.runbook, inputs: Object.keys(own.inputs) }),
  describe: (own) => `Run the runbook ${own.runbook}`,
  run: async (own, run) => {
    if (run.called === null) return { kind: 'failed', reason: `there is no runbook ${own.runbook}` };
    const inputs: Record<string, Json> = {};
    for (const [name, value] of Object.entries(own.inputs)) {
      const rendered = renderValue(value, run.variables);
      if (!rendered.ok) return { kind: 'failed', reason: `the input ${name}: ${rendered.message}` };
      inputs[name] = rendered.value;
    }
    const start = startVariables(run.called, factsOf(run), inputs);
    if (!start.ok) return { kind: 'failed', reason: start.message };
    const name = `${run.path}.runbook`;
    const thread = { name, first: `${name}.steps[0]`, scope: 'own', variables: start.variables } as const;
    return { kind: 'fork', threads: [thread], memo: null, summary: `running ${own.runbook}` };
  },
  join: (own, run, threads) => {
    const waiting = {
      kind: 'waiting',
      for: { kind: 'threads' },
      memo: null,
      summary: `running ${own.runbook}`,
    } as const;
    const outputs: Record<string, Json> = {};
    const [thread] = threads;
    for (const [name, expression] of Object.entries(thread?.state === 'done' ? (run.called?.outputs ?? {}) : {})) {
      const result = evaluate(expression, thread?.variables ?? {});
      if (!result.ok) return { kind: 'failed', reason: `the output ${name} of ${own.runbook}: ${result.message}` };
      outputs[name] = result.value;
    }
    return joinThreads(threads, waiting, { kind: 'done', output: outputs, summary: `${own.runbook} is done` });
  },
});

/** What every run knows without being told; the calling runbook's own values are not handed over. */
function factsOf(run: StepRun): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(run.variables).filter(([name]) => Object.hasOwn(runFacts, name)));
}
