import type { Escaped } from '#runbooks/templates/escaped.ts';
import { parseLabelSelector } from '#runbooks/kubernetes/label-selector.ts';
import { byNeighbours, type ContextRules, type Scalar, type Site } from '#runbooks/templates/context-rules.ts';

/** A label selector. A value may stand where a label's value stands, and must be one. */
export const kubernetesLabelSelector: ContextRules = {
  sites: byNeighbours(siteAt),
  problem: (text) => {
    const parsed = parseLabelSelector(text);
    return parsed.ok ? null : parsed.message;
  },
  longestText: 2000,
  examples: ['x'],
};

function siteAt(before: string): Site {
  const isValue = /(?:=\s*|\s(?:in|notin)\s*\((?:[^()]*,)?\s*)[^\s!=,()]*$/.test(before);
  if (isValue) return { kind: 'scalar', fill: labelValue };
  return { kind: 'refused', reason: 'it may stand only in the value of a label, as in app={{ x }}' };
}

function labelValue(value: Scalar): Escaped {
  const text = String(value);
  if (/^[A-Za-z0-9._-]{1,63}$/.test(text)) return { ok: true, text };
  const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
  return { ok: false, message: `${shown} is not the value of a label: at most 63 letters, digits, - . and _` };
}
