import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import type { Progress } from './rollout-status.ts';
import { parseQuantity } from './quantity.ts';
import { conditionOf, textAt } from './read-field.ts';

/** Conditions under which the storage says that it cannot grow (KEP-1790); it goes on trying, but waiting is of no use. */
const errors = ['ControllerResizeError', 'NodeResizeError'] as const;

/**
 * How far a volume claim has grown: complete when its capacity is what it asks for, or when only its file system is left,
 * which grows once a pod mounts the volume anew
 * (https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims).
 */
export function expansionProgress(claim: KubernetesObject): Progress {
  const capacity = textAt(claim, 'status', 'capacity', 'storage') ?? '0';
  const asked = textAt(claim, 'spec', 'resources', 'requests', 'storage') ?? '0';
  const said = `it has ${capacity} of ${asked}`;
  if ((parseQuantity(capacity) ?? 0n) >= (parseQuantity(asked) ?? 0n)) {
    return { complete: true, failed: false, message: `it has ${capacity}` };
  }
  const pending = conditionOf(claim, 'FileSystemResizePending');
  if (pending?.holds === true) {
    const words = pending.message || 'the file system grows when a pod mounts the volume again';
    return {
      complete: true,
      failed: false,
      message: `the volume has grown to ${asked}, its file system not yet: ${words}`,
    };
  }
  const error = errors.map((type) => conditionOf(claim, type)).find((condition) => condition?.holds === true);
  if (error) return { complete: false, failed: true, message: `${said}: ${error.message || error.reason}` };
  const resizing = conditionOf(claim, 'Resizing');
  return { complete: false, failed: false, message: `${said}${resizing?.message ? `: ${resizing.message}` : ''}` };
}
