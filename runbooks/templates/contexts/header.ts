import type { Escaped } from '#runbooks/templates/escaped.ts';
import { byNeighbours, type ContextRules, type Scalar, type Site } from '#runbooks/templates/context-rules.ts';

/**
 * The value of an HTTP header (RFC 9110, section 5.5): one line of Latin-1. In a quoted string a value is escaped
 * (section 5.6.4). Outside, in a header that is written as a list or as parameters, it may hold none of the signs that
 * part them.
 */
export const header: ContextRules = {
  sites: byNeighbours(siteAt),
  problem: (text) => lineProblem(text),
  longestText: 4096,
  examples: ['x'],
};

function siteAt(before: string, behind: string): Site {
  const quotes = before.replaceAll(/\\./g, '').split('"').length - 1;
  if (quotes % 2 === 1) {
    if (/(?<!\\)(?:\\\\)*\\$/.test(before)) return { kind: 'refused', reason: 'a backslash stands right before it' };
    return { kind: 'scalar', fill: (value) => line(value, (text) => text.replaceAll(/["\\]/g, String.raw`\$&`)) };
  }
  const hasParts = /[,;=]/.test(before + behind);
  return { kind: 'scalar', fill: hasParts ? onePart : (value) => line(value, (text) => text) };
}

function onePart(value: Scalar): Escaped {
  if (!/[,;"]/.test(String(value))) return line(value, (text) => text);
  const shown = JSON.stringify(String(value).slice(0, 60));
  return { ok: false, message: `${shown} holds a sign that parts this header: put the value into double quotes` };
}

function line(value: Scalar, escape: (text: string) => string): Escaped {
  const problem = lineProblem(String(value));
  return problem === null ? { ok: true, text: escape(String(value)) } : { ok: false, message: problem };
}

function lineProblem(text: string): string | null {
  if (/\p{Cc}/u.test(text)) return 'a header holds no line breaks or control characters: send them in the body';
  return /^[\0-\u00ff]*$/.test(text) ? null : 'a header holds Latin-1 characters only: send others in the body';
}
