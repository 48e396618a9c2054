import { z } from 'zod';
import type { Variables } from '#runbooks/expressions/expression.ts';
import type { Filled } from '#runbooks/templates/filled.ts';
import { render } from '#runbooks/templates/render.ts';
import type { StepText } from '#runbooks/step-type.ts';
import type { ScriptFields } from './script-fields.ts';

/** A script with its values filled in. Secrets are in it by name alone. */
export const scriptCallSchema = z
  .object({
    script: z.string(),
    args: z.array(z.string()),
    env: z.record(z.string(), z.string()),
    secrets: z.array(z.string()),
  })
  .readonly();
export type ScriptCall = z.infer<typeof scriptCallSchema>;

/** The script as it is to be run. Every value is data: one argument stays one, and becomes no option. */
export function scriptCall(own: ScriptFields, variables: Variables): Filled<ScriptCall> {
  const args = fillArgs(own.args, variables);
  if (!args.ok) return args;
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(own.env)) {
    const filled = render(value, variables, 'environment');
    if (!filled.ok) return { ok: false, reason: `the variable ${name}: ${filled.message}` };
    env[name] = filled.text;
  }
  return { ok: true, value: { script: own.script, args: args.value, env, secrets: own.secrets } };
}

/** The script that tells whether the effect is there, with the same environment; null where none is declared. */
export function verifyCall(own: ScriptFields, call: ScriptCall, variables: Variables): Filled<ScriptCall | null> {
  if (own.verify === undefined) return { ok: true, value: null };
  const args = fillArgs(own.verify.args, variables);
  if (!args.ok) return { ok: false, reason: `verify: ${args.reason}` };
  return { ok: true, value: { ...call, script: own.verify.script, args: args.value } };
}

function fillArgs(templates: readonly string[], variables: Variables): Filled<string[]> {
  const args: string[] = [];
  for (const [index, template] of templates.entries()) {
    const filled = render(template, variables, 'argument');
    if (!filled.ok) return { ok: false, reason: `argument ${index + 1}: ${filled.message}` };
    args.push(filled.text);
  }
  return { ok: true, value: args };
}

/** Every template of a script's fields. */
export function scriptTexts(own: ScriptFields): readonly StepText[] {
  const argsAt = (field: StepText['field'], args: readonly string[]): readonly StepText[] =>
    args.map((text, index) => ({ kind: 'template', field: [...field, index], text, context: 'argument' }));
  const env = Object.entries(own.env).map(
    ([name, text]) => ({ kind: 'template', field: ['env', name], text, context: 'environment' }) as const,
  );
  return [...argsAt(['args'], own.args), ...env, ...argsAt(['verify', 'args'], own.verify?.args ?? [])];
}
