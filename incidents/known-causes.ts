import { somethingElse } from '#domain/confirmation.ts';
import { causes } from '#ml/causes/catalogue.ts';

/** Every cause of the catalogue, by title, for menus. */
export const knownCauses: readonly { readonly id: string; readonly title: string }[] = causes
  .map(({ id, title }) => ({ id, title }))
  .toSorted((a, b) => a.title.localeCompare(b.title));

const titles: ReadonlyMap<string, string> = new Map(knownCauses.map(({ id, title }) => [id, title]));

export function isKnownCause(id: string): boolean {
  return titles.has(id);
}

/** A confirmed cause in words: its title, or its id where the catalogue no longer has it. Plain text. */
export function causeInWords(id: string): string {
  return id === somethingElse ? 'something that is not in the catalogue' : (titles.get(id) ?? id);
}
