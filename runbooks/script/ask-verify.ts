import { sayDuration } from '#domain/duration.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { Json } from '#domain/run.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { readOutput } from './read-output.ts';
import { scriptOutputBytes } from './run-limits.ts';
import { sayLastLine } from './say-last-line.ts';
import type { ScriptFields } from './script-fields.ts';
import type { ScriptMemo } from './script-memo.ts';

/** Whether a script's effect is there. */
export type Verified =
  /** `output` is what the verification printed, or null where that is not what the step gives. */
  | { readonly kind: 'there'; readonly output: Json }
  | { readonly kind: 'absent'; readonly reason: string }
  | { readonly kind: 'unclear'; readonly reason: string };

/**
 * Runs the declared verification: 0 says that the effect is there, 1 that it is not. It is heard out even when the run
 * is being stopped, as only it can tell what was done. Never throws an OutsideError: one that cannot run is unclear.
 */
export async function askVerify(own: ScriptFields, memo: ScriptMemo, run: StepRun): Promise<Verified> {
  if (memo.verify === null || own.verify === undefined)
    return { kind: 'unclear', reason: 'the step declares no verify' };
  const { call } = memo.verify;
  const timeoutMs = own.verify.timeout;
  try {
    const result = await run.ports.scripts.run({ ...call, timeoutMs, limitBytes: scriptOutputBytes });
    if (result.endedBy !== 'itself')
      return { kind: 'unclear', reason: `${call.script} did not end within ${sayDuration(timeoutMs)}` };
    switch (result.exitCode) {
      case 0: {
        const output = result.stdout.trim() === '' ? null : readOutput(own.output, result);
        return { kind: 'there', output: output?.ok === true ? output.value : null };
      }
      case 1:
        return { kind: 'absent', reason: `${call.script} says that its effect is not there${sayLastLine(result)}` };
      default:
        return {
          kind: 'unclear',
          reason: `${call.script} ended with ${result.exitCode ?? result.signal}${sayLastLine(result)}`,
        };
    }
  } catch (error) {
    if (error instanceof OutsideError) return { kind: 'unclear', reason: error.message };
    throw error;
  }
}
