/**
 * Why a value may not stand at the end of the regular expression written so far, or null where it may. A quoted value
 * is a literal only where RE2 expects one: behind a backslash, in a character class, among a group's flags or in a
 * repetition its characters would be syntax (https://github.com/google/re2/wiki/Syntax). `next` is what follows it.
 */
export function regexPositionProblem(pattern: string, next: string): string | null {
  if (/^[*+?{]/.test(next)) return `the ${next[0]} behind it would repeat its last character only: put ( ) around it`;
  if (pattern.length > longestPattern)
    return `the regular expression before it is longer than ${longestPattern} characters`;
  let rest = pattern;
  while (rest !== '') {
    const found = elements.map((element) => element.exec(rest)?.[0]).find((text) => text !== undefined);
    if (found === undefined) return unfinished(rest);
    rest = rest.slice(found.length);
  }
  return null;
}

const longestPattern = 1000;

/** One member of a character class; the first may be a `]` besides. */
const classItem = String.raw`\\.|\[:\^?\w+:\]|\[(?!:\^?\w+:\])|[^\\\][]`;

/** What a pattern is made of. Each is recognised only when it is complete, so that nothing behind it can lengthen it. */
const elements: readonly RegExp[] = [
  /^[^\\[({]/s,
  /^\\(?:x[0-9A-Fa-f]{2}|x\{[0-9A-Fa-f]+\}|[pP](?:\{[^}]*\}|[^{])|[0-7]{3}|[0-7]{1,2}(?=[^0-7])|Q.*?\\E|[^xpPQ0-7])/s,
  new RegExp(String.raw`^\[\^?(?:\]|${classItem})(?:${classItem})*\]`, 's'),
  /^\(\?(?:P?<\w+>|[imsU-]*[:)])/,
  /^\((?!\?)/,
  /^\{(?!\d*(?:,\d*)?$)/,
];

function unfinished(rest: string): string {
  switch (rest[0]) {
    case '\\':
      return 'a backslash stands before it in the regular expression';
    case '[':
      return 'it stands within [ ] of a regular expression';
    case '{':
      return 'it stands within { } of a regular expression';
    default:
      return 'it stands within (?…) of a regular expression';
  }
}
