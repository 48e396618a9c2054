import { OutsideError } from '#domain/outside-error.ts';

/** Stands where this installation has no such system: every call says so, and that asking again is of no use. */
export function absent<T extends object>(system: string): T {
  const message = `this installation has none: configure ${system} in firebreak.yml`;
  return new Proxy({} as T, {
    get: () => () => {
      throw new OutsideError(system, 'not_configured', message, { kind: 'no' });
    },
  });
}
