import { OutsideError } from '#domain/outside-error.ts';
import type { StepRun } from '#runbooks/step-type.ts';

/** How a pod is made to go: a deletion asks nobody, an eviction asks the PodDisruptionBudgets. */
export type RemovalWay = { readonly kind: 'delete'; readonly graceS: number | null } | { readonly kind: 'evict' };

/** What became of asking for one pod to go. */
export type Removal =
  /** It is gone, or another pod has its name. */
  | { readonly kind: 'gone' }
  /** It goes. */
  | { readonly kind: 'accepted' }
  /** A PodDisruptionBudget does not let it go now. */
  | { readonly kind: 'held'; readonly afterMs: number; readonly reason: string }
  /** It may or may not go: asking again does no harm. */
  | { readonly kind: 'again'; readonly afterMs: number; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

interface PodIdentity {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

/**
 * Asks for one pod to go. The request is bound to the pod's uid, so it may be repeated: the pod that replaces it is never
 * taken for it.
 */
export async function removePod(pod: PodIdentity, way: RemovalWay, run: StepRun, dryRun = false): Promise<Removal> {
  const { kubernetes } = run.ports;
  const { namespace, name, uid } = pod;
  try {
    if (way.kind === 'evict') await kubernetes.evict({ namespace, name }, { dryRun, uid });
    else {
      const grace = way.graceS === null ? {} : { graceS: way.graceS };
      await kubernetes.remove({ kind: 'pod', namespace, name }, { dryRun, uid, ...grace });
    }
    return { kind: 'accepted' };
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return readFailure(error);
  }
}

function readFailure(error: OutsideError): Removal {
  const { code, retry, message: reason } = error;
  if (code === 'NotFound') return { kind: 'gone' };
  const afterMs = retry.kind === 'safe' ? retry.afterMs : 0;
  // A conflict is about the uid or about the budget's own books; which of the two shows when the pod is read again.
  if (code === 'Conflict') return { kind: 'again', afterMs, reason };
  if (code === 'DisruptionBudget' || code === 'TooManyRequests') return { kind: 'held', afterMs, reason };
  return retry.kind === 'no' ? { kind: 'refused', reason } : { kind: 'again', afterMs, reason };
}
