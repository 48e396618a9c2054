import { sayDuration } from '#domain/duration.ts';
import type { Outcome } from '#domain/run.ts';
import type { ScriptResult } from '#runbooks/ports.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { askVerify } from './ask-verify.ts';
import { readOutput } from './read-output.ts';
import { scriptOutputBytes, usualScriptTimeoutMs } from './run-limits.ts';
import { sayLastLine } from './say-last-line.ts';
import type { ScriptFields } from './script-fields.ts';
import { makeScriptMemo, readScriptMemo, type ScriptMemo } from './script-memo.ts';

/** Runs a script once, unless its file is no longer the one that was shown: then the step begins anew. */
export async function runScript(own: ScriptFields, run: StepRun): Promise<Outcome> {
  const remembered = readScriptMemo(run.memo);
  const memo = remembered === null ? await makeScriptMemo(own, run) : { ok: true as const, value: remembered };
  if (!memo.ok) return { kind: 'failed', reason: `cannot run the script: ${memo.reason}` };
  const { call, fingerprint } = memo.value;
  if (remembered !== null && (await run.ports.scripts.fingerprint(call.script)) !== fingerprint) {
    const summary = `${call.script} has changed since it was shown, so it is looked at again`;
    return { kind: 'waiting', for: { kind: 'time', until: run.now() }, memo: null, summary };
  }
  const timeoutMs = run.timeoutMs ?? usualScriptTimeoutMs;
  const result = await run.ports.scripts.run({ ...call, timeoutMs, limitBytes: scriptOutputBytes, signal: run.signal });
  return judge(own, run, memo.value, result);
}

/** Takes over from a try that was cut off. What was running then was killed with its children. */
export async function resumeScript(own: ScriptFields, run: StepRun): Promise<Outcome> {
  const memo = readScriptMemo(run.memo);
  const why = 'the step was interrupted';
  if (memo === null) return { kind: 'unknown', reason: `${why}, and nothing tells what it was about to run` };
  const settled = await settle(own, run, memo, why);
  return settled ?? runScript(own, run);
}

async function judge(own: ScriptFields, run: StepRun, memo: ScriptMemo, result: ScriptResult): Promise<Outcome> {
  const { script } = memo.call;
  const took = sayDuration(result.durationMs);
  // A step's deadline stops a script by the same signal as a person who cancels.
  const timedOut = result.endedBy === 'timeout' || (result.endedBy === 'cancel' && isTimeout(run.signal));
  if (result.endedBy === 'cancel' && !timedOut) return cancelled(own, run, memo, took);
  if (timedOut) return cutOff(own, run, memo, `${script} was stopped after ${took}, its time being up`);
  if (result.exitCode === null)
    return cutOff(own, run, memo, `${script} was ended by ${result.signal ?? 'a signal'} after ${took}`);
  if (![own.expect_exit].flat().includes(result.exitCode)) {
    return { kind: 'failed', reason: `${script} ended with ${result.exitCode} after ${took}${sayLastLine(result)}` };
  }
  const output = readOutput(own.output, result);
  // It has done its work, so running it again would do that twice.
  if (!output.ok)
    return { kind: 'failed', reason: `${script} ended well after ${took}, but ${output.reason}`, final: true };
  return { kind: 'done', output: output.value, summary: `ran ${script} in ${took}${output.note}` };
}

async function cutOff(own: ScriptFields, run: StepRun, memo: ScriptMemo, why: string): Promise<Outcome> {
  if (!own.changes) return { kind: 'failed', reason: why };
  return (await settle(own, run, memo, why)) ?? { kind: 'failed', reason: `${why}; its effect is not there` };
}

/** What a person who cancels is told: the step has ended, and what is known of what it did. */
async function cancelled(own: ScriptFields, run: StepRun, memo: ScriptMemo, took: string): Promise<Outcome> {
  const why = `cancelled: ${memo.call.script} was stopped after ${took}`;
  const reason = own.changes ? `${why}; ${await tellEffect(own, run, memo)}` : why;
  return { kind: 'failed', reason, final: true };
}

async function tellEffect(own: ScriptFields, run: StepRun, memo: ScriptMemo): Promise<string> {
  if (memo.verify === null) return 'what it had done until then stands';
  const seen = await askVerify(own, memo, run);
  switch (seen.kind) {
    case 'there':
      return `${memo.verify.call.script} says that its effect is there`;
    case 'absent':
    case 'unclear':
      return seen.reason;
  }
}

/** What became of a script that was cut off; null when its effect is not there. */
async function settle(own: ScriptFields, run: StepRun, memo: ScriptMemo, why: string): Promise<Outcome | null> {
  const seen = await askVerify(own, memo, run);
  switch (seen.kind) {
    case 'there': {
      const summary = `${memo.call.script} has taken effect, as its verification says (${why})`;
      return { kind: 'done', output: seen.output, summary };
    }
    case 'absent':
      return null;
    case 'unclear':
      return { kind: 'unknown', reason: `${why}. Whether its effect is there is not known: ${seen.reason}` };
  }
}

function isTimeout(signal: AbortSignal): boolean {
  return signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
}
