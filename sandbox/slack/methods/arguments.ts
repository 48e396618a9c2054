import { z } from 'zod';

/**
 * Arguments come as form fields (nested values as JSON strings), as JSON, or in the query; these schemas read a
 * value in any of the three spellings.
 */
export const argText = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string());

export const argFlag = z.preprocess((value) => {
  if (value === 'true' || value === '1' || value === 1) return true;
  if (value === 'false' || value === '0' || value === 0 || value === '') return false;
  return value;
}, z.boolean());

const argCount = z.preprocess(
  (value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value),
  z.number().int().nonnegative(),
);

/** A comma-separated list, or a JSON array. */
export const argList = z.preprocess((value) => {
  if (typeof value !== 'string') return value;
  const parsed = parseJson(value);
  return Array.isArray(parsed) ? parsed : value.split(',').flatMap((item) => item.trim() || []);
}, z.array(z.string()));

/** A nested value that the method itself checks; a string that is no JSON stays a string. */
export const argNested = z.unknown().transform((value) => (typeof value === 'string' ? parseJson(value) : value));

export const pagingArgs = { cursor: argText.default(''), limit: argCount.optional() };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
