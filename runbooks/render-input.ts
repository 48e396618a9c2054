import type { Json } from '#domain/run.ts';
import { explainExpression } from './expressions/explain-expression.ts';
import type { Variables } from './expressions/expression.ts';
import { sayFieldPath } from './reading/field-path.ts';
import { render } from './templates/render.ts';
import type { Step } from './runbook.ts';
import type { StepText } from './step-type.ts';

const longest = 2000;

/** A step's texts with their values filled in, by field: what the record keeps of what a step was given. */
export function renderInput(step: Step, variables: Variables): Readonly<Record<string, Json>> | null {
  if (step.body.texts.length === 0) return null;
  const fields: Record<string, Json> = {};
  for (const text of step.body.texts) {
    const said = text.kind === 'expression' ? explained(text, variables) : filled(text.text, variables, text.context);
    fields[sayFieldPath(text.field)] = said.length > longest ? `${said.slice(0, longest - 1)}…` : said;
  }
  return fields;
}

/** Names that only the step itself knows, such as `value`, have no value to be shown beside them. */
function explained(text: StepText & { readonly kind: 'expression' }, variables: Variables): string {
  return text.locals.length > 0 ? text.text : explainExpression(text.text, variables);
}

function filled(text: string, variables: Variables, context: Parameters<typeof render>[2]): string {
  const rendered = render(text, variables, context);
  return rendered.ok ? rendered.text : text;
}
