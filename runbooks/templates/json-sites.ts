import { sitesOf, type SiteScanner } from './site-scanner.ts';
import type { Template } from './template.ts';

/** Where in a JSON text a value is filled in. */
export type JsonSite =
  /** Within a string. */
  | { readonly kind: 'string' }
  /** Where a whole value stands. */
  | { readonly kind: 'value' }
  | { readonly kind: 'refused'; readonly reason: string };

/** The site of each output of a JSON text, in order, by the grammar of RFC 8259. */
export function jsonSites(template: Template): readonly JsonSite[] {
  return sitesOf(template, createScanner());
}

function createScanner(): SiteScanner<JsonSite> {
  const open: ('{' | '[')[] = [];
  /** In an object, before the name of a member. */
  let atName = false;
  let inString = false;
  /** The escape being read, from its backslash on. */
  let escape = '';
  /** The last sign outside strings that is no space. */
  let last = '';
  const readInString = (character: string): void => {
    if (escape !== '') {
      escape += character;
      if (escape[1] !== 'u' || escape.length === 6) escape = '';
    } else if (character === '\\') escape = character;
    else if (character === '"') inString = false;
  };
  const readOutside = (character: string): void => {
    if (/\s/.test(character)) return;
    last = character;
    if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      open.push(character);
      atName = character === '{';
    } else if (character === '}' || character === ']') open.pop();
    else if (character === ',') atName = open.at(-1) === '{';
    else if (character === ':') atName = false;
  };
  return {
    read: (character) => (inString ? readInString(character) : readOutside(character)),
    site: (next) => {
      if (escape !== '') return { kind: 'refused', reason: 'a backslash stands right before it' };
      if (atName) return { kind: 'refused', reason: 'write the names of members out: a value could repeat another' };
      if (inString) return { kind: 'string' };
      const whole = /^[:[,]?$/.test(last) && /^\s*(?:[,\]}]|$)/.test(next);
      last = 'x';
      if (whole) return { kind: 'value' };
      return { kind: 'refused', reason: 'it may stand only in quotes or where a whole value stands' };
    },
  };
}
