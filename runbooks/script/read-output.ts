import type { Json } from '#domain/run.ts';
import { valueSize } from '#runbooks/expressions/expression-cost.ts';
import { jsonProblem } from '#runbooks/json-problem.ts';
import type { ScriptResult } from '#runbooks/ports.ts';
import type { ScriptFields } from './script-fields.ts';

export type ScriptOutput =
  | {
      readonly ok: true;
      readonly value: Json;
      /** For the summary; empty where there is nothing to say. */ readonly note: string;
    }
  | { readonly ok: false; readonly reason: string };

/** Values that nest deeper or are larger than this are no result, but a dump. */
const largestValue = 65_536;

/** What a script gives by what it printed. A text that was cut is still a text; JSON that was cut is none. */
export function readOutput(
  kind: ScriptFields['output'],
  { stdout, truncated }: Pick<ScriptResult, 'stdout' | 'truncated'>,
): ScriptOutput {
  switch (kind) {
    case 'none':
      return { ok: true, value: null, note: '' };
    case 'text':
      return {
        ok: true,
        value: stdout.replace(/\n+$/, ''),
        note: truncated ? ', of whose output the first 64 KiB are kept' : '',
      };
    case 'json': {
      if (truncated) return { ok: false, reason: 'its output is longer than 64 KiB: print less, or output: text' };
      const problem = jsonProblem(stdout);
      if (problem !== null)
        return { ok: false, reason: `its output is not JSON: line ${problem.line}: ${problem.message}` };
      const value = JSON.parse(stdout) as Json;
      if (valueSize(value, largestValue) === null)
        return { ok: false, reason: 'its output is nested too deeply or too large' };
      return { ok: true, value, note: '' };
    }
  }
}
