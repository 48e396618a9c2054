import { sayDuration } from '#domain/duration.ts';
import { plainText } from '#runbooks/templates/plain-text.ts';
import type { Plan, StepRun } from '#runbooks/step-type.ts';
import { commandLine } from './command-line.ts';
import { usualScriptTimeoutMs } from './run-limits.ts';
import type { ScriptFields } from './script-fields.ts';
import { makeScriptMemo, type ScriptMemo } from './script-memo.ts';

/** What would be run, exactly, with the file as it is now: changed before its turn, it is asked about again. */
export async function planScript(own: ScriptFields, run: StepRun): Promise<Plan> {
  const memo = await makeScriptMemo(own, run);
  if (!memo.ok)
    return { kind: 'settled', outcome: { kind: 'failed', reason: `cannot run the script: ${memo.reason}` } };
  const { call, fingerprint } = memo.value;
  return {
    kind: 'change',
    change: {
      action: 'script',
      target: { system: 'script', cluster: null, namespace: null, name: call.script },
      title: plainText(`Run ${commandLine(call)}`),
      rendered: { ...memo.value },
      version: null,
      fingerprint,
      difference: difference(memo.value),
      blast: { pods: null, notes: notes(run, memo.value) },
      memo: memo.value,
    },
  };
}

function difference({ call, fingerprint }: ScriptMemo): readonly string[] {
  return [
    commandLine(call),
    ...Object.entries(call.env).map(([name, value]) => `${name}=${plainText(value)}`),
    ...call.secrets.map((name) => `${name}=(the secret ${name})`),
    `SHA-256 of ${call.script}: ${fingerprint}`,
  ];
}

function notes(run: StepRun, { verify }: ScriptMemo): readonly string[] {
  const limit = `It is stopped after ${sayDuration(run.timeoutMs ?? usualScriptTimeoutMs)}`;
  const told =
    verify === null
      ? 'Cut off, a person has to look what it did'
      : `Cut off, ${commandLine(verify.call)} tells whether its effect is there`;
  return [limit, told];
}
