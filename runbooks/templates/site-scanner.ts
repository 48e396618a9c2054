import type { Template } from './template.ts';

/** Reads what stands between a template's outputs, and says where in another language each of them stands. */
export interface SiteScanner<Site> {
  readonly read: (character: string) => void;
  /** The site here, before the text `next`. */
  readonly site: (next: string) => Site;
}

/** The site of each output of a template, in order. */
export function sitesOf<Site>(template: Template, scanner: SiteScanner<Site>): readonly Site[] {
  return template.parts.flatMap((part, index) => {
    if (part.kind === 'output') {
      const next = template.parts[index + 1];
      return [scanner.site(next?.kind === 'text' ? next.text : '')];
    }
    for (const character of part.text) scanner.read(character);
    return [];
  });
}
