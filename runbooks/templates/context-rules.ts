import type { Json } from '#domain/run.ts';
import type { Escaped } from './escaped.ts';
import type { Template } from './template.ts';

/** A single value: what most places of a template take. */
export type Scalar = string | number | boolean;

/** A place of a template where a value is filled in, as the template's own text makes it. */
export type Site =
  | { readonly kind: 'scalar'; readonly fill: (value: Scalar) => Escaped }
  /** Lists and objects may stand here as well. */
  | { readonly kind: 'structure'; readonly fill: (value: Json) => Escaped }
  | { readonly kind: 'refused'; readonly reason: string };

/** What a template becomes part of, and how values are kept from becoming a part of that language. */
export interface ContextRules {
  /** One site for each output of the template, in order. Told from the template's text alone, never from a value. */
  readonly sites: (template: Template) => readonly Site[];
  /** What is wrong with the text as a whole once everything is filled in, or null. */
  readonly problem: (text: string, template: Template) => string | null;
  /** How many characters the text may have. */
  readonly longestText: number;
  /**
   * Harmless values. Lint fills every site with the first, then with the second and so on: a template that gives no
   * sound text with any of them is wrong whatever it is filled with.
   */
  readonly examples: readonly Scalar[];
}

/** How long most texts may be. */
export const usualLongestText = 10_000;

/** The same site for every output. */
export function everywhere(fill: (value: Scalar) => Escaped): ContextRules['sites'] {
  return (template) =>
    template.parts.filter((part) => part.kind === 'output').map(() => ({ kind: 'scalar', fill }) as const);
}

/** One site for each output, told from the literal text before and behind it; other outputs before it stand as `x`. */
export function byNeighbours(siteAt: (before: string, behind: string) => Site): ContextRules['sites'] {
  return ({ parts }) =>
    parts.flatMap((part, index) => {
      if (part.kind === 'text') return [];
      const text = (one: Template['parts'][number]): string => (one.kind === 'text' ? one.text : 'x');
      const before = parts.slice(0, index).map(text).join('');
      const behind = parts
        .slice(index + 1)
        .map(text)
        .join('');
      return [siteAt(before, behind)];
    });
}
