import { z } from 'zod';
import { sayDuration } from '#domain/duration.ts';

/** A field as a reference lists it. Fields of a block stand below it, by their dotted names. */
export interface FieldRow {
  readonly name: string;
  readonly type: string;
  /** As it is written in YAML; null where there is none. */
  readonly usual: string | null;
  readonly needed: boolean;
  readonly description: string;
}

/** The rows of a block's fields, in the order of its schema, without those named in `except`. */
export function fieldRows(block: z.ZodType, except: readonly string[] = [], prefix = ''): readonly FieldRow[] {
  const { inner } = unwrap(block);
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape)
    .filter(([name]) => !except.includes(name))
    .flatMap(([name, field]) => rowsOf(`${prefix}${name}`, field));
}

function rowsOf(name: string, field: z.ZodType): readonly FieldRow[] {
  const { inner, needed, usual, description } = unwrap(field);
  const isDuration = description.includes(durationWords);
  const type = isDuration ? 'duration' : sayType(inner);
  const row = { name, type, needed, usual: sayUsual(usual, isDuration), description: tidy(description) };
  const held = inner instanceof z.ZodRecord ? [inner.valueType, `${name}.<name>.`] : [inner, `${name}.`];
  const [block, prefix] = inner instanceof z.ZodArray ? [inner.element, `${name}[].`] : held;
  return [row, ...fieldRows(block as z.ZodType, [], prefix as string)];
}

/** What `durationField` says of every duration. */
const durationWords = 'A duration such as 30s, 5m or 1h30m.';

function tidy(description: string): string {
  return description.replace(durationWords, '').trim();
}

interface Unwrapped {
  readonly inner: z.ZodType;
  readonly needed: boolean;
  readonly usual: unknown;
  readonly description: string;
}

/** A schema without what is laid around it: whether it may be absent, and what holds then. */
function unwrap(schema: z.ZodType): Unwrapped {
  let inner = schema;
  let needed = true;
  let usual: unknown;
  let description = schema.description ?? '';
  for (;;) {
    if (inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault) {
      needed = false;
      usual ??= inner.def.defaultValue;
    } else if (inner instanceof z.ZodOptional) needed = false;
    else if (!(inner instanceof z.ZodReadonly)) return { inner, needed, usual, description };
    inner = inner.def.innerType as z.ZodType;
    description ||= inner.description ?? '';
  }
}

function sayUsual(usual: unknown, isDuration: boolean): string | null {
  if (usual === undefined || usual === '' || isEmpty(usual)) return null;
  if (isDuration && typeof usual === 'number') return sayDuration(usual).replaceAll(' ', '').replace('min', 'm');
  return typeof usual === 'string' && /^[\w.-]+$/.test(usual) ? usual : JSON.stringify(usual);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function sayType(schema: z.ZodType): string {
  const { inner } = unwrap(schema);
  if (inner instanceof z.ZodEnum) return sayWords(inner.options.map(String));
  if (inner instanceof z.ZodLiteral) return sayWords([...inner.values].map(String));
  if (inner instanceof z.ZodUnion) {
    return [...new Set(inner.options.map((option) => sayType(option as z.ZodType)))].join(' or ');
  }
  // Steps are read one by one, each by its type, so that the schemas around them leave them open.
  if (inner instanceof z.ZodArray) {
    return inner.element instanceof z.ZodUnknown ? 'list of steps' : `list of ${sayType(inner.element as z.ZodType)}`;
  }
  if (inner instanceof z.ZodRecord) {
    return inner.valueType instanceof z.ZodUnknown ? 'block' : `block: name → ${sayType(inner.valueType as z.ZodType)}`;
  }
  if (inner instanceof z.ZodObject) return 'block';
  if (inner instanceof z.ZodNumber) return sayNumber(inner);
  if (inner instanceof z.ZodBoolean) return 'true or false';
  if (inner instanceof z.ZodString) return 'text';
  if (inner instanceof z.ZodPipe) return sayType(inner.in as z.ZodType);
  return 'any value';
}

/** A long list of words is told in prose. */
function sayWords(words: readonly string[]): string {
  return words.length > 12 ? 'a word' : words.map((word) => `\`${word}\``).join(', ');
}

function sayNumber({ minValue, maxValue, isInt }: z.ZodNumber): string {
  const noun = isInt ? 'whole number' : 'number';
  const [least, most] = [bound(minValue), bound(maxValue)];
  if (least !== null && most !== null) return `${noun}, ${least} to ${most}`;
  return least === null ? noun : `${noun}, at least ${least}`;
}

function bound(value: number | null): number | null {
  return value !== null && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;
}
