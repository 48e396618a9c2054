import { didYouMean } from '#runbooks/did-you-mean.ts';
import type { WrittenQuantity } from './expression-dimensions.ts';
import { inBaseUnit, quantityUnits, type QuantityUnit } from './quantity-units.ts';

/** An expression in plain CEL, with the way back from its offsets to those of the text a person wrote. */
export type Rewritten =
  | {
      readonly ok: true;
      readonly text: string;
      readonly toSource: (offset: number) => number;
      /** The numbers that were written with a unit. */
      readonly quantities: readonly WrittenQuantity[];
    }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** Strings (raw, triple-quoted and ordinary) and line comments of CEL: copied as they stand. */
const literalText =
  /[bB]?[rR]?[bB]?(?:"""[\s\S]*?"""|'''[\s\S]*?''')|[bB]?[rR][bB]?(?:"[^"\n]*"|'[^'\n]*')|[bB]?(?:"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')|\/\/[^\n]*/y;
const identifier = /[A-Za-z_][A-Za-z0-9_]*/y;
const hexadecimal = /0[xX][0-9a-fA-F]+/y;
const decimal = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const unitName = /[A-Za-z]+/y;
const operandStart = /[A-Za-z0-9_."'(]/;

/**
 * Turns every number outside strings into a double in its base unit: `2000ms` → `2000.0`, `90%` → `0.9`,
 * `1h30m` → `5400000.0`, `512Mi` → `536870912.0`, `3` → `3.0`. Runbooks know one kind of number, so that a count
 * and a threshold always compare; only the index in `list[2]` stays an integer. A `%` that touches a number on
 * its left and no operand on its right means percent, otherwise the remainder. A number that a double cannot hold
 * exactly enough is refused, not rounded.
 */
export function rewriteQuantities(source: string): Rewritten {
  const anchors: { readonly written: number; readonly source: number }[] = [];
  const quantities: WrittenQuantity[] = [];
  let text = '';
  let offset = 0;
  while (offset < source.length) {
    const copied = matchAt(literalText, source, offset) ?? matchAt(identifier, source, offset);
    if (copied !== null) {
      text += copied;
      offset += copied.length;
      continue;
    }
    const number = readNumber(source, offset);
    if (number === null) {
      text += source[offset];
      offset += 1;
      continue;
    }
    if (!number.ok) return number;
    if (isIndex(source, offset, number.end)) {
      text += source.slice(offset, number.end);
      offset = number.end;
      continue;
    }
    anchors.push({ written: text.length, source: offset });
    const start = text.length;
    text += asDouble(number.value);
    if (number.base !== null) quantities.push({ start, end: text.length, base: number.base });
    offset = number.end;
    anchors.push({ written: text.length, source: offset });
  }
  return { ok: true, text, toSource: (written) => sourceOffset(anchors, written), quantities };
}

type ReadNumber =
  | { readonly ok: true; readonly value: number; readonly base: QuantityUnit['base'] | null; readonly end: number }
  | { readonly ok: false; readonly message: string; readonly offset: number };

function readNumber(source: string, start: number): ReadNumber | null {
  const hex = matchAt(hexadecimal, source, start);
  if (hex !== null) return numberOf(hex, start);
  let total = 0;
  let end = start;
  let parts = 0;
  for (;;) {
    const digits = matchAt(decimal, source, end);
    if (digits === null) return parts === 0 ? null : { ok: true, value: total, base: 'milliseconds', end };
    const after = end + digits.length;
    const unit = unitAt(source, after);
    if (unit === null) return parts === 0 ? numberOf(digits, start) : badCompound(source, start);
    const known = Object.hasOwn(quantityUnits, unit) ? quantityUnits[unit] : undefined;
    if (known === undefined) return unknownUnit(unit, digits, after);
    total += inBaseUnit(Number(digits), known);
    end = after + unit.length;
    parts += 1;
    if (!Number.isFinite(total)) return tooLarge(source.slice(start, end), start);
    if (known.base !== 'milliseconds') return { ok: true, value: total, base: known.base, end };
  }
}

function numberOf(digits: string, start: number): ReadNumber {
  const value = Number(digits);
  const whole = !/[.eE]/.test(digits) || /^0x/i.test(digits);
  if (!Number.isFinite(value) || (whole && value > Number.MAX_SAFE_INTEGER)) return tooLarge(digits, start);
  return { ok: true, value, base: null, end: start + digits.length };
}

function tooLarge(text: string, offset: number): ReadNumber {
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return { ok: false, message: `${shown} is too large to be exact: the largest whole number is 2^53 - 1`, offset };
}

/** `list[2]`: the one place where CEL wants an integer. */
function isIndex(source: string, start: number, end: number): boolean {
  const before = /[\w)\]"']\s*\[\s*$/.test(source.slice(Math.max(0, start - 200), start));
  return before && /^\d+$/.test(source.slice(start, end)) && /^\s*\]/.test(source.slice(end, end + 200));
}

function unitAt(source: string, offset: number): string | null {
  if (source[offset] === '%') return operandStart.test(source[offset + 1] ?? '') ? null : '%';
  return matchAt(unitName, source, offset);
}

function unknownUnit(unit: string, digits: string, offset: number): ReadNumber {
  const names = Object.keys(quantityUnits);
  const nearest = didYouMean(unit, names);
  const hint = nearest === null ? `the units are ${names.join(', ')}` : `did you mean ${digits}${nearest}?`;
  return { ok: false, message: `"${unit}" is not a unit: ${hint}`, offset };
}

function badCompound(source: string, start: number): ReadNumber {
  const text = /^[A-Za-z0-9.]+/.exec(source.slice(start))?.[0] ?? '';
  return { ok: false, message: `"${text}" is not a duration: its last number has no unit`, offset: start };
}

function asDouble(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function matchAt(pattern: RegExp, source: string, offset: number): string | null {
  pattern.lastIndex = offset;
  return pattern.exec(source)?.[0] ?? null;
}

function sourceOffset(anchors: readonly { written: number; source: number }[], written: number): number {
  let shift = 0;
  for (const anchor of anchors) {
    if (anchor.written > written) break;
    shift = anchor.source - anchor.written;
  }
  return written + shift;
}
