import type { Escaped } from '#runbooks/templates/escaped.ts';
import { imageReferenceProblem } from '#runbooks/kubernetes/image-reference.ts';
import { byNeighbours, type ContextRules, type Scalar, type Site } from '#runbooks/templates/context-rules.ts';

/** A container image. A value that stands alone may be a whole reference; otherwise it fills the part it stands in. */
export const kubernetesImage: ContextRules = {
  sites: byNeighbours(siteAt),
  problem: imageReferenceProblem,
  longestText: 600,
  examples: ['x', `sha256:${'0'.repeat(64)}`, '0'.repeat(64)],
};

function siteAt(before: string, behind: string): Site {
  const fill = (part: string, signs: RegExp) => (value: Scalar) => onlyOf(value, part, signs);
  if (before.includes('@')) return { kind: 'scalar', fill: fill('a digest', /^[\w:+.-]+$/) };
  if (/:[^/]*$/.test(before)) return { kind: 'scalar', fill: fill('a tag', /^[\w.-]+$/) };
  if (before !== '') return { kind: 'scalar', fill: fill('one part of an image name', /^[\w.-]+$/) };
  // What the template begins with may be a registry with its port, or a name with its folders.
  return { kind: 'scalar', fill: behind === '' ? whole : fill('an image name', /^[\w.:/[\]-]+$/) };
}

function whole(value: Scalar): Escaped {
  return { ok: true, text: String(value) };
}

function onlyOf(value: Scalar, part: string, signs: RegExp): Escaped {
  const text = String(value);
  if (signs.test(text)) return { ok: true, text };
  return { ok: false, message: `${JSON.stringify(text.slice(0, 60))} is not ${part}` };
}
