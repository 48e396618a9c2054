import type { Escaped } from '#runbooks/templates/escaped.ts';
import { byNeighbours, type ContextRules, type Scalar, type Site } from '#runbooks/templates/context-rules.ts';
import type { Template } from '#runbooks/templates/template.ts';

/** A body of application/x-www-form-urlencoded (https://url.spec.whatwg.org/#application/x-www-form-urlencoded). */
export const form: ContextRules = {
  sites: byNeighbours(siteAt),
  problem: formProblem,
  longestText: 65_536,
  examples: ['x'],
};

function siteAt(before: string): Site {
  if (/%[0-9A-Fa-f]?$/.test(before)) return { kind: 'refused', reason: 'it would complete the % right before it' };
  return { kind: 'scalar', fill: encoded };
}

function encoded(value: Scalar): Escaped {
  return { ok: true, text: new URLSearchParams({ v: String(value) }).toString().slice('v='.length) };
}

function formProblem(_text: string, template: Template): string | null {
  const sound = template.parts.every((part) => part.kind === 'output' || /^[!-~]*$/.test(part.text));
  return sound ? null : 'a form is written on one line without spaces, as in a=1&b={{ x }}: write a space as +';
}
