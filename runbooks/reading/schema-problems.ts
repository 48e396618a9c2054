import type { z } from 'zod';
import { didYouMean } from '#runbooks/did-you-mean.ts';
import { type FieldPath, valueAtField } from './field-path.ts';

/** A problem still without its place in the text. `at` says whether the key or the value is to blame. */
export interface FieldProblem {
  readonly path: FieldPath;
  readonly at: 'key' | 'value';
  /** Character within a text value, where that is known. */
  readonly offset?: number;
  readonly message: string;
  readonly fix: string;
}

/**
 * Puts zod's issues about `raw` into words. `base` is where `raw` stands in the document; `knownKeys` are offered for
 * misspelt keys of `raw` itself.
 */
export function schemaProblems(
  issues: readonly z.core.$ZodIssue[],
  raw: unknown,
  base: FieldPath,
  knownKeys: readonly string[],
): readonly FieldProblem[] {
  return issues.flatMap((issue): readonly FieldProblem[] => {
    const inner = issue.path.filter((part) => typeof part !== 'symbol');
    const path = [...base, ...inner];
    const given = valueAtField(raw, inner);
    if (issue.code === 'unrecognized_keys') {
      const known = inner.length === 0 ? knownKeys : [];
      return issue.keys.map((key) => unknownKey([...path, key], key, known));
    }
    if (issue.code === 'invalid_key') {
      return [{ path, at: 'key', message: issue.issues[0]?.message ?? issue.message, fix: 'rename it' }];
    }
    const deeper = issue.code === 'invalid_union' ? issue.errors.find((errors) => errors.some(isInside)) : undefined;
    if (deeper !== undefined) return schemaProblems(deeper, given, path, []);
    return [{ path, at: 'value', ...sayIssue(issue, given) }];
  });
}

/** Of a union, the alternative that fits the value's kind complains about something within it. */
function isInside(issue: z.core.$ZodIssue): boolean {
  return issue.path.length > 0;
}

/** A field that no schema knows, with its likely correction. */
function unknownKey(path: FieldPath, key: string, known: readonly string[]): FieldProblem {
  const nearest = didYouMean(key, known);
  const listed = known.length === 0 ? 'remove it' : `remove it, or use one of ${[...known].sort().join(', ')}`;
  const fix = nearest === null ? listed : `did you mean ${nearest}?`;
  return { path, at: 'key', message: `there is no field "${key}" here`, fix };
}

/** A word that is none of a list, with its likely correction. */
export function unknownWord(word: unknown, what: string, known: readonly string[]): { message: string; fix: string } {
  const nearest = typeof word === 'string' ? didYouMean(word, known) : null;
  const shown = known.length > 12 ? `${known.slice(0, 12).join(', ')}, …` : known.join(', ');
  const fix = nearest === null ? `use one of ${shown}` : `did you mean ${nearest}?`;
  return { message: `${JSON.stringify(word)} is not ${what}`, fix };
}

function sayIssue(issue: z.core.$ZodIssue, given: unknown): { readonly message: string; readonly fix: string } {
  if (given === undefined) return { message: 'is missing', fix: `add it${expectation(issue)}` };
  switch (issue.code) {
    case 'invalid_type':
      if (!issue.message.startsWith('Invalid input')) return split(issue.message);
      return { message: `is ${sayKind(given)}`, fix: `give ${sayExpected(issue.expected)}` };
    case 'invalid_value':
      return unknownWord(given, 'one of the allowed words', issue.values.map(String));
    case 'invalid_union': {
      const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
      if (options.length > 0) return unknownWord(given, 'one of the allowed words', options);
      const values = issue.errors
        .flat()
        .flatMap((error) => (error.code === 'invalid_value' ? error.values.map(String) : []));
      if (values.length > 0) return unknownWord(given, 'one of the allowed words', values);
      return issue.message === 'Invalid input'
        ? { message: `is ${sayKind(given)}`, fix: 'give another kind of value' }
        : split(issue.message);
    }
    case 'too_small':
    case 'too_big':
      return issue.message.startsWith('Too ')
        ? { message: `is out of bounds (${JSON.stringify(given)?.slice(0, 60)})`, fix: lowerFirst(issue.message) }
        : split(issue.message);
    default:
      return split(issue.message);
  }
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `: ${sayExpected(issue.expected)}`;
  if (issue.code === 'invalid_value') return `: ${issue.values.map(String).slice(0, 12).join(', ')}`;
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return `: ${issue.options.map(String).join(', ')}`;
  }
  return '';
}

/** Our own messages read `what is wrong: what to do`. */
function split(message: string): { readonly message: string; readonly fix: string } {
  const colon = message.indexOf(': ');
  if (colon === -1) return { message: lowerFirst(message), fix: '' };
  return { message: message.slice(0, colon), fix: message.slice(colon + 2) };
}

function sayKind(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a block of fields';
  return `${JSON.stringify(value)}, ${typeof value === 'string' ? 'a text' : `a ${typeof value}`}`;
}

function sayExpected(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    object: 'a block of fields',
    record: 'a block of names and values',
    array: 'a list',
  };
  return words[expected] ?? expected;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
