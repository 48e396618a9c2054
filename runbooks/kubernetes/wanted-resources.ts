import { textAt } from './read-field.ts';
import { fieldOf } from '#domain/kubernetes-object.ts';
import { parseQuantity } from './quantity.ts';
import type { Resolved } from './target.ts';
import { type SizeRequest, wantedSize } from './wanted-size.ts';

/** What a container is given, and how it is counted. */
export const resourceUnits = { cpu: 'cores', memory: 'bytes' } as const;
export type ResourceName = keyof typeof resourceUnits;
export const resourceNames = ['cpu', 'memory'] as const satisfies ResourceName[];
export const resourceSides = ['requests', 'limits'] as const;
export type ResourceSide = (typeof resourceSides)[number];

/** Sizes by side and resource. */
export type Resources = { readonly [Side in ResourceSide]?: { readonly [Name in ResourceName]?: string } };

/** One size that a step asks for. */
export interface ResourceRequest {
  readonly side: ResourceSide;
  readonly name: ResourceName;
  readonly size: SizeRequest;
}

/**
 * The sizes to set for a container, given what it has now (`resources` of a container as the API gives it). A request
 * above its limit, which the API would refuse, is refused here with the way out.
 */
export function wantedResources(
  requests: readonly ResourceRequest[],
  now: unknown,
  caps: { readonly [Name in ResourceName]?: string },
): Resolved<Resources> {
  const wanted: { -readonly [Side in ResourceSide]?: { [Name in ResourceName]?: string } } = {};
  for (const { side, name, size } of requests) {
    const found = wantedSize(size, quantityAt(now, side, name), caps[name] ?? null, resourceUnits[name]);
    if (!found.ok) return { ok: false, reason: `${side}.${name}: ${found.reason}` };
    wanted[side] = { ...wanted[side], [name]: found.size };
  }
  for (const name of resourceNames) {
    const request = wanted.requests?.[name] ?? quantityAt(now, 'requests', name);
    const limit = wanted.limits?.[name] ?? quantityAt(now, 'limits', name);
    if (request === null || limit === null || !isAbove(request, limit)) continue;
    const reason = `requests.${name} would be ${request}, above limits.${name} of ${limit}: change both`;
    return { ok: false, reason };
  }
  return { ok: true, value: wanted };
}

/** A size of a container as it is now, or null; the API gives some of them as numbers. */
export function quantityAt(resources: unknown, side: ResourceSide, name: ResourceName): string | null {
  const value = fieldOf(resources, side, name);
  return typeof value === 'number' ? String(value) : textAt(resources, side, name);
}

function isAbove(request: string, limit: string): boolean {
  return (parseQuantity(request) ?? 0n) > (parseQuantity(limit) ?? 0n);
}
