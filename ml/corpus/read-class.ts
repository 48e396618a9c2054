import { classSchema, classes } from '#domain/classification.ts';
import type { AlertClass } from '#domain/classification.ts';
import { editDistance } from '#domain/edit-distance.ts';

/** A class of the taxonomy, or what is wrong with the text, with the class that was probably meant. */
export type ReadClass = { readonly label: AlertClass } | { readonly problem: string };

/** Reads a class as people write it in a file; blanks around it do not matter. */
export function readClass(text: string): ReadClass {
  const word = text.trim();
  const parsed = classSchema.safeParse(word);
  if (parsed.success) return { label: parsed.data };
  if (word === '') return { problem: 'is empty; every rule needs a class of the taxonomy' };
  const [nearest] = classes
    .map((label) => ({ label, slips: Math.min(editDistance(word, label), editDistance(word, typeOf(label))) }))
    .sort((a, b) => a.slips - b.slips);
  const meant = nearest !== undefined && nearest.slips <= Math.max(2, word.length / 4) ? nearest.label : null;
  const hint = meant === null ? `the classes are ${classes.join(', ')}` : `did you mean "${meant}"?`;
  return { problem: `"${word.slice(0, 80)}" is no class of the taxonomy; ${hint}` };
}

/** `oom_kill` of `application.oom_kill`: people leave the category out. */
function typeOf(label: AlertClass): string {
  return label.slice(label.indexOf('.') + 1);
}
