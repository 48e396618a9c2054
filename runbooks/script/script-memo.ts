import { z } from 'zod';
import type { Json } from '#domain/run.ts';
import type { Filled } from '#runbooks/templates/filled.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { type ScriptCall, scriptCall, scriptCallSchema, verifyCall } from './script-call.ts';
import { longestScriptMs, type ScriptFields } from './script-fields.ts';

/** What a script's step remembers: exactly what was shown, and the files as they were then (SHA-256). */
const scriptMemoSchema = z
  .object({
    call: scriptCallSchema,
    fingerprint: z.string(),
    verify: z.object({ call: scriptCallSchema, fingerprint: z.string() }).nullable(),
  })
  .readonly();
export type ScriptMemo = z.infer<typeof scriptMemoSchema>;

/** What was remembered, or null. */
export function readScriptMemo(remembered: Json): ScriptMemo | null {
  const memo = scriptMemoSchema.safeParse(remembered);
  return memo.success ? memo.data : null;
}

/** Fills the step in and looks at its files, with the values as they are now. May throw an OutsideError. */
export async function makeScriptMemo(own: ScriptFields, run: StepRun): Promise<Filled<ScriptMemo>> {
  if (run.timeoutMs !== null && run.timeoutMs > longestScriptMs) {
    return { ok: false, reason: 'its timeout is longer than the 30 min a script may take: write timeout: 30m or less' };
  }
  const call = scriptCall(own, run.variables);
  if (!call.ok) return call;
  const verify = verifyCall(own, call.value, run.variables);
  if (!verify.ok) return verify;
  const fingerprint = await fingerprintOf(call.value, run);
  if (!fingerprint.ok) return fingerprint;
  if (verify.value === null)
    return { ok: true, value: { call: call.value, fingerprint: fingerprint.value, verify: null } };
  const verifying = await fingerprintOf(verify.value, run);
  if (!verifying.ok) return verifying;
  const check = { call: verify.value, fingerprint: verifying.value };
  return { ok: true, value: { call: call.value, fingerprint: fingerprint.value, verify: check } };
}

async function fingerprintOf({ script }: ScriptCall, run: StepRun): Promise<Filled<string>> {
  const found = await run.ports.scripts.fingerprint(script);
  if (found !== null) return { ok: true, value: found };
  return { ok: false, reason: `there is no script ${script}: put it into the folder scripts.folder of firebreak.yml` };
}
