import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { ModelError } from './model-error.ts';

/**
 * Reads a JSON file that a model's folder may have; null where it has none. Throws a ModelError (`model_unreadable`) that names the
 * field where the file is not what the schema wants.
 */
export async function readJsonFile<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.infer<Schema> | null> {
  const text = await readIfThere(folder, name);
  if (text === null) return null;
  const parsed = schema.safeParse(parseJson(text, name, folder));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.map(String).join('.') || '(top level)';
  throw new ModelError(
    'model_unreadable',
    `${name} in ${folder}: ${field}: ${issue?.message ?? 'not as expected'}; remove it, or train again with "firebreak train".`,
    { cause: parsed.error },
  );
}

async function readIfThere(folder: string, name: string): Promise<string | null> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new ModelError('model_unreadable', `${name} in ${folder} cannot be read: ${String(cause)}`, { cause });
  }
}

function parseJson(text: string, name: string, folder: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError('model_unreadable', `${name} in ${folder} is not JSON; remove it, or train again.`, { cause });
  }
}
