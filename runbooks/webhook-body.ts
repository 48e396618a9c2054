import type { Json } from '#domain/run.ts';
import type { Rendered } from './templates/render.ts';
import { renderBlock } from './templates/render-block.ts';
import type { StepRun } from './step-type.ts';

const largestBody = 65_536;
/** What the receiver is told of the incident beside the text, as far as it is known. */
const toldFacts = ['incident', 'severity', 'classification', 'service', 'namespace', 'cluster', 'alert'];

/** The JSON that a webhook is posted: the step's own block, or the text with what is known of the incident. */
export function webhookBody(
  block: Readonly<Record<string, Json>> | undefined,
  text: string,
  run: Pick<StepRun, 'runbook' | 'variables'>,
): Rendered {
  const facts = toldFacts.map((name) => [name, run.variables[name] ?? null] as const);
  const usual: Json = { text, runbook: run.runbook, ...Object.fromEntries(facts) };
  const value = block === undefined ? ({ ok: true, value: usual } as const) : renderBlock(block, run.variables);
  if (!value.ok) return value;
  const body = JSON.stringify(value.value);
  if (body.length <= largestBody) return { ok: true, text: body };
  return { ok: false, message: `it is longer than ${largestBody} characters` };
}
