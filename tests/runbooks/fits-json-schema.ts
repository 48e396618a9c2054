type Schema = Readonly<Record<string, unknown>>;

/**
 * What in a value does not fit a JSON Schema, each with its place; empty when it fits. Knows the keywords that our
 * schemas use and throws at any other, so that none is passed over.
 */
export function schemaFaults(value: unknown, schema: Schema, root: Schema = schema, at = '$'): readonly string[] {
  const faults: string[] = [];
  for (const [keyword, wanted] of Object.entries(schema)) {
    const check = checks[keyword];
    if (check === undefined) throw new Error(`the keyword ${keyword} at ${at} is not known here`);
    faults.push(...check({ value, wanted, schema, root, at }));
  }
  return faults;
}

interface Question {
  readonly value: unknown;
  readonly wanted: unknown;
  readonly schema: Schema;
  readonly root: Schema;
  readonly at: string;
}

type Check = (question: Question) => readonly string[];

const fits = (good: (value: never, wanted: never) => boolean, words: string): Check => {
  return ({ value, wanted, at }) =>
    good(value as never, wanted as never) ? [] : [`${at} ${words} ${JSON.stringify(wanted)}`];
};
const nothing: Check = () => [];

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : Number.isInteger(value) ? 'integer' : typeof value;
};
const isKind = (value: unknown, wanted: string | readonly string[]): boolean =>
  [wanted].flat().some((kind) => kind === kindOf(value) || (kind === 'number' && typeof value === 'number'));
const isBlock = (value: unknown): value is Schema => kindOf(value) === 'object';

const alternatives = ({ value, wanted, root, at }: Question): number =>
  (wanted as readonly Schema[]).filter((one) => schemaFaults(value, one, root, at).length === 0).length;

const checks: Readonly<Record<string, Check>> = {
  $schema: nothing,
  $defs: nothing,
  title: nothing,
  description: nothing,
  default: nothing,
  readOnly: nothing,
  type: fits(isKind, 'is not of the type'),
  const: fits((value, wanted) => value === wanted, 'is not'),
  enum: fits((value, wanted: readonly unknown[]) => wanted.includes(value), 'is none of'),
  minLength: fits(
    (value, wanted) => typeof value !== 'string' || (value as string).length >= wanted,
    'is shorter than',
  ),
  maxLength: fits((value, wanted) => typeof value !== 'string' || (value as string).length <= wanted, 'is longer than'),
  pattern: fits((value, wanted) => typeof value !== 'string' || new RegExp(wanted, 'u').test(value), 'does not match'),
  minimum: fits((value, wanted) => typeof value !== 'number' || value >= wanted, 'is less than'),
  maximum: fits((value, wanted) => typeof value !== 'number' || value <= wanted, 'is more than'),
  minItems: fits(
    (value, wanted) => !Array.isArray(value) || (value as unknown[]).length >= wanted,
    'has fewer items than',
  ),
  maxItems: fits(
    (value, wanted) => !Array.isArray(value) || (value as unknown[]).length <= wanted,
    'has more items than',
  ),
  minProperties: fits(
    (value, wanted) => !isBlock(value) || Object.keys(value).length >= wanted,
    'has fewer fields than',
  ),
  required: ({ value, wanted, at }) =>
    isBlock(value)
      ? (wanted as readonly string[]).filter((name) => !(name in value)).map((name) => `${at} lacks ${name}`)
      : [],
  anyOf: (question) => (alternatives(question) > 0 ? [] : [`${question.at} fits none of the alternatives`]),
  oneOf: (question) =>
    alternatives(question) === 1 ? [] : [`${question.at} fits ${alternatives(question)} alternatives`],
  $ref: ({ value, wanted, root, at }) => {
    const definition = (root['$defs'] as Readonly<Record<string, Schema>>)[String(wanted).replace('#/$defs/', '')];
    if (definition === undefined) throw new Error(`there is no ${String(wanted)}`);
    return schemaFaults(value, definition, root, at);
  },
  items: ({ value, wanted, root, at }) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => schemaFaults(item, wanted as Schema, root, `${at}[${index}]`))
      : [],
  properties: ({ value, wanted, root, at }) =>
    isBlock(value)
      ? Object.entries(wanted as Readonly<Record<string, Schema>>).flatMap(([name, own]) =>
          name in value ? schemaFaults(value[name], own, root, `${at}.${name}`) : [],
        )
      : [],
  propertyNames: ({ value, wanted, root, at }) =>
    isBlock(value)
      ? Object.keys(value).flatMap((name) => schemaFaults(name, wanted as Schema, root, `${at}.${name}`))
      : [],
  additionalProperties: ({ value, wanted, schema, root, at }) => {
    if (!isBlock(value)) return [];
    const known = Object.keys(schema['properties'] ?? {});
    const others = Object.keys(value).filter((name) => !known.includes(name));
    if (wanted === false) return others.map((name) => `${at} has the unknown field ${name}`);
    return others.flatMap((name) => schemaFaults(value[name], wanted as Schema, root, `${at}.${name}`));
  },
};
