import { applyJsonPatch } from './json-patch.ts';
import type { Json } from './json-value.ts';
import { applyMergePatch } from './merge-patch.ts';
import { unsupportedMediaType } from './status-error.ts';
import { applyStrategicMergePatch } from './strategic-merge-patch.ts';

const appliers = {
  'application/json-patch+json': applyJsonPatch,
  'application/merge-patch+json': applyMergePatch,
  'application/strategic-merge-patch+json': applyStrategicMergePatch,
} as const satisfies Record<string, (target: Json, patch: Json) => Json>;

export const patchMediaTypes: readonly string[] = Object.keys(appliers);

/** Applies a patch by its content type; server-side apply and anything else is the 415 of a server without it. */
export function applyPatch(contentType: string, target: Json, patch: Json): Json {
  const mediaType = contentType.split(';', 1)[0]?.trim() ?? '';
  if (!Object.hasOwn(appliers, mediaType)) throw unsupportedMediaType(patchMediaTypes);
  return appliers[mediaType as keyof typeof appliers](target, patch);
}
