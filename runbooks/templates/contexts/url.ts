import type { Escaped } from '#runbooks/templates/escaped.ts';
import { byNeighbours, type ContextRules, type Scalar, type Site } from '#runbooks/templates/context-rules.ts';
import type { Template } from '#runbooks/templates/template.ts';

/** Scheme, host and port, as they must be written out, up to the sign that ends them. */
const origin = /^https?:\/\/[^/?#@\\]+(?=[/?#])/i;

/**
 * A URL (https://url.spec.whatwg.org/). Scheme and host are written out; a value may stand in the path, in the query or
 * in the fragment, percent-encoded, so that it ends neither and climbs out of no folder.
 */
export const url: ContextRules = {
  sites: byNeighbours(siteAt),
  problem: urlProblem,
  longestText: 8000,
  examples: ['x'],
};

function siteAt(before: string): Site {
  if (!origin.test(before)) {
    return { kind: 'refused', reason: 'write scheme and host out, as in https://api.example.com/{{ x }}' };
  }
  if (/%[0-9A-Fa-f]?$/.test(before)) return { kind: 'refused', reason: 'it would complete the % right before it' };
  return { kind: 'scalar', fill: /[?#]/.test(before) ? (value) => encoded(value) : (value) => inPath(value) };
}

function encoded(value: Scalar): Escaped {
  return { ok: true, text: encodeURIComponent(String(value).toWellFormed()) };
}

/** Encoded slashes are no separators, but there are servers that decode them before they resolve dots. */
function inPath(value: Scalar): Escaped {
  const text = String(value);
  const shown = JSON.stringify(text.slice(0, 60));
  if (text === '') return { ok: false, message: 'an empty value would leave out a part of the path' };
  const climbs = text.split(/[/\\]/).some((part) => part === '.' || part === '..');
  return climbs ? { ok: false, message: `${shown} would climb to another folder of the path` } : encoded(value);
}

function urlProblem(text: string, template: Template): string | null {
  const literal = template.parts.map((part) => (part.kind === 'text' ? part.text : 'x')).join('');
  if (/[\s\\\p{Cc}]/u.test(literal))
    return 'a URL holds no spaces, line breaks or backslashes: write them as %20 or %5C';
  const wanted = URL.parse(literal);
  const found = URL.parse(text);
  if (wanted === null || found === null || !/^https?:\/\/[^/?#]/i.test(literal)) {
    return `${JSON.stringify(text.slice(0, 100))} is not a URL: write https://host/path`;
  }
  if (found.username !== '' || found.password !== '') {
    return 'a URL holds no user and password: give them as a header from a secret';
  }
  const same = found.origin === wanted.origin && found.pathname.split('/').length === wanted.pathname.split('/').length;
  return same ? null : 'the values would change which host or folder the URL names';
}
