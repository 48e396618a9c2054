import type { Json } from '#domain/run.ts';
import { parseExpression, valueAt, type Variables } from './expression.ts';

/**
 * An expression as it was written, with each variable's value beside it, for people to check by eye:
 * `active_connections 98 > pool_max 100 * 0.9`. What is unknown is said so; what does not parse comes back as it is.
 */
export function explainExpression(source: string, variables: Variables): string {
  const parsed = parseExpression(source);
  if (!parsed.ok) return source;
  let text = '';
  let copied = 0;
  for (const use of parsed.expression.uses) {
    const value = valueAt(variables, use.path);
    text += `${source.slice(copied, use.end)} ${value === undefined ? '(unknown)' : sayValue(value)}`;
    copied = use.end;
  }
  return text + source.slice(copied);
}

/** A value in one short line: numbers rounded for people, texts quoted and cut at 60 characters. */
export function sayValue(value: Json): string {
  if (typeof value === 'number') return sayNumber(value);
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Whole numbers as they are, others to four significant digits, though never to less than the whole part. */
function sayNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(4)));
}
