import { byNeighbours, type ContextRules, type Site } from '#runbooks/templates/context-rules.ts';
import type { Template } from '#runbooks/templates/template.ts';

/**
 * One argument of a program, handed over without a shell. A value becomes no option: it begins none, and completes the
 * name of none.
 */
export const argument: ContextRules = {
  sites: byNeighbours(siteAt),
  problem: argumentProblem,
  longestText: 4096,
  examples: ['x'],
};

function siteAt(before: string): Site {
  if (/^-+$|^--[^=]*$/.test(before)) {
    return { kind: 'refused', reason: 'it would name an option: write the name out, as in --name={{ x }}' };
  }
  return { kind: 'scalar', fill: (value) => ({ ok: true, text: String(value).toWellFormed() }) };
}

function argumentProblem(text: string, template: Template): string | null {
  if (text.includes('\0')) return 'the argument holds a NUL character, which would end it';
  const [first] = template.parts;
  if (!text.startsWith('-') || (first?.kind === 'text' && first.text.startsWith('-'))) return null;
  return 'the value begins with "-" and would be read as an option: put -- before it or write --name={{ x }}';
}
