import { readFile } from 'node:fs/promises';
import { inject } from 'vitest';
import type { DatabaseLocation } from '#store/database.ts';

/**
 * An embedded database in memory of the test's own, as `prepareDatabase` leaves it. To load one costs a fraction of
 * the seconds that it takes to make one.
 */
export async function migratedLocation(): Promise<DatabaseLocation> {
  image ??= readFile(inject('databaseImage')).then((bytes) => new Blob([bytes]));
  return { kind: 'memory', image: await image };
}

/** Shared by the suites of one worker: a Blob cannot be changed. */
let image: Promise<Blob> | undefined;
