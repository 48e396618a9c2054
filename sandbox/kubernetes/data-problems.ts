import { invalidValue, tooLong } from './field-problems.ts';
import type { StatusCause } from './status-error.ts';

const mostBytes = 1024 * 1024;

/** Keys of ConfigMaps and Secrets are names of files. */
export function dataKeyProblems(field: string, data: Readonly<Record<string, string>>): readonly StatusCause[] {
  const rule =
    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
  return Object.keys(data).flatMap((key) =>
    /^[-._a-zA-Z0-9]+$/.test(key) ? [] : [invalidValue(`${field}[${key}]`, key, rule)],
  );
}

/** A ConfigMap or Secret holds at most a mebibyte; the cause names no field, as in the real API. */
export function dataSizeProblems(data: Readonly<Record<string, string>>): readonly StatusCause[] {
  const bytes = Object.values(data).reduce((sum, value) => sum + Buffer.byteLength(value), 0);
  return bytes > mostBytes ? [tooLong('', `${mostBytes} bytes`)] : [];
}
