import { createHash } from 'node:crypto';

/** A card holds many buttons, so that long addresses, each sent four times over, would crowd out what it has to say. */
const longest = 120;

/** A step's address, or a hash of it that begins with `#`, as no address does, where the address is long. */
export function stepReference(path: string): string {
  return path.length <= longest ? path : `#${createHash('sha256').update(path).digest('hex')}`;
}

/** The address that a reference stands for; null when it is none of `paths`. */
export function stepReferredTo(reference: string, paths: readonly string[]): string | null {
  return paths.find((path) => stepReference(path) === reference) ?? null;
}
