import { EvaluationError, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js';
import { sayType } from './expression-types.ts';

/** Spellings that people bring from other languages, with CEL's. */
const habits: readonly { readonly seen: RegExp; readonly fix: string }[] = [
  { seen: /\b(and|AND)\b/, fix: 'write && for "and"' },
  { seen: /\b(or|OR)\b/, fix: 'write || for "or"' },
  { seen: /\b(not|NOT)\b/, fix: 'write ! for "not"' },
  { seen: /===|!==/, fix: 'write == and != with two signs at most' },
  { seen: /[^=!<>]=[^=]/, fix: 'write == to compare' },
  { seen: /\{\{/, fix: 'name the variable alone, without {{ }}: this is an expression, not a template' },
];

const tokenNames: readonly (readonly [RegExp, string])[] = [
  [/\bRPAREN\b/g, '")"'],
  [/\bRBRACKET\b/g, '"]"'],
  [/\bRBRACE\b/g, '"}"'],
  [/\bIDENTIFIER\b/g, 'a name'],
  [/\bCOLON\b/g, '":"'],
  [/\bEOF\b/g, 'the end'],
];

/** Says what CEL reports in words for the author of a runbook, with the fix where the mistake is a known habit. */
export function sayExpressionError(error: unknown, source: string): string {
  if (error instanceof ParseError) return sayParseError(error.summary, source);
  if (!(error instanceof CelTypeError || error instanceof EvaluationError)) {
    return error instanceof Error ? error.message : String(error);
  }
  const { summary } = error;
  const overload = /^no such overload: (.+) (\S+) (.+)$/.exec(summary);
  if (overload) {
    const [, left = '', operator, right = ''] = overload;
    return `${operator} does not work between ${sayType(left)} and ${sayType(right)}`;
  }
  const call = /^found no matching overload for '(?:dyn\.)?([^(]+)\((.*)\)'$/.exec(summary);
  if (call) {
    const given = (call[2] ?? '') === '' ? 'nothing' : (call[2] ?? '').split(', ').map(sayArgument).join(', ');
    return `there is no function ${call[1]}() that takes ${given}`;
  }
  const operand = /got '(.+)'$/.exec(summary);
  if (operand) return `true or false is needed here, this is ${sayType(operand[1] ?? '')}`;
  return summary;
}

function sayArgument(celType: string): string {
  return celType === 'dyn' ? 'a value' : sayType(celType);
}

function sayParseError(summary: string, source: string): string {
  const limit = /^exceeded \w+ \((\d+)\)$/i.exec(summary);
  if (limit) return `the expression is nested too deeply or too large (the limit is ${limit[1]})`;
  let text = summary.replace('Unexpected token: EOF', 'the expression ends too early');
  for (const [name, words] of tokenNames) text = text.replace(name, words);
  const outsideStrings = source.replace(/"[^"]*"|'[^']*'/g, '""');
  const habit = habits.find(({ seen }) => seen.test(outsideStrings));
  return habit === undefined ? lowerFirst(text) : `${lowerFirst(text)}: ${habit.fix}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
