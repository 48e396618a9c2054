/** Licences under which a shipped model may learn from a text; attribution is given in the model card. */
const permissiveLicences: ReadonlySet<string> = new Set([
  'Apache-2.0',
  'MIT',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-4.0',
]);

/** Whether a shipped model may learn from text under this licence (an SPDX expression of exactly one licence). */
export function isPermissive(licence: string): boolean {
  return permissiveLicences.has(licence);
}
