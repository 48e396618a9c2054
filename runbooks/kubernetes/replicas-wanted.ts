import { evaluate, type Variables } from '#runbooks/expressions/expression.ts';
import { render } from '#runbooks/templates/render.ts';

/** How many replicas a scale step asks for, as its fields say it. */
export interface ReplicasRequest {
  /** A number, `+1`, `-1`, a template, or an expression over the variables and `current_replicas`. */
  readonly replicas: number | string;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

export type ReplicasWanted =
  | { readonly ok: true; readonly replicas: number }
  | { readonly ok: false; readonly reason: string };

const mostReplicas = 1000;

/**
 * The number of replicas to set, given how many there are. Reaching 0 must be meant: only a plain 0 or `min: 0` allows
 * it. `max` caps a growth; at the cap already, there is nothing left that scaling could do, which is a failure.
 */
export function replicasWanted(request: ReplicasRequest, current: number, variables: Variables): ReplicasWanted {
  const asked = askedFor(request.replicas, current, variables);
  if (!asked.ok) return asked;
  if (!Number.isInteger(asked.replicas)) {
    return { ok: false, reason: `replicas comes to ${asked.replicas}: use ceil(…), floor(…) or round(…)` };
  }
  const least = request.min ?? (request.replicas === 0 ? 0 : 1);
  const most = request.max ?? mostReplicas;
  if (asked.replicas > most && current >= most) {
    return { ok: false, reason: `it has ${current} replicas already, and max is ${most}` };
  }
  const bounded = Math.min(asked.replicas, most);
  if (bounded < least) {
    const hint = least === 1 ? ': scaling to 0 needs min: 0' : '';
    return { ok: false, reason: `replicas comes to ${bounded}, below the least of ${least}${hint}` };
  }
  return { ok: true, replicas: bounded };
}

function askedFor(replicas: number | string, current: number, variables: Variables): ReplicasWanted {
  if (typeof replicas === 'number') return { ok: true, replicas };
  let text = replicas.trim();
  if (text.includes('{{')) {
    const rendered = render(text, variables, 'plain');
    if (!rendered.ok) return { ok: false, reason: `replicas: ${rendered.message}` };
    text = rendered.text.trim();
    if (!/^[+-]?\d{1,6}$/.test(text)) {
      return { ok: false, reason: `replicas comes to ${JSON.stringify(text.slice(0, 60))}, not to a number` };
    }
  }
  if (/^[+-]\d{1,6}$/.test(text)) return { ok: true, replicas: current + Number(text) };
  const result = evaluate(text, { ...variables, current_replicas: current });
  if (!result.ok) return { ok: false, reason: `replicas: ${result.message}` };
  if (typeof result.value !== 'number') return { ok: false, reason: `replicas comes to no number: ${text}` };
  return { ok: true, replicas: result.value };
}
