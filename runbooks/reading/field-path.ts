/** Where a value stands in a document: keys and indexes from the root. */
export type FieldPath = readonly (string | number)[];

/** Writes a path as people read it: `steps[1].if_true[0].condition`. */
export function sayFieldPath(path: FieldPath): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}

/** The value at a path, or undefined where there is none. */
export function valueAtField(root: unknown, path: FieldPath): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** Reads what `sayFieldPath` writes; null when it is not a path. */
export function parseFieldPath(text: string): FieldPath | null {
  if (!/^[A-Za-z_]\w*(?:\[\d+\])*(?:\.[A-Za-z_]\w*(?:\[\d+\])*)*$/.test(text)) return null;
  const parts = text.match(/[A-Za-z_]\w*|\d+/g) ?? [];
  return parts.map((part) => (/^\d/.test(part) ? Number(part) : part));
}
