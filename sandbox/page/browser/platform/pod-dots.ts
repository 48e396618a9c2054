import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { podState, withLeavers, type PodDot } from './pod-leavers.ts';
import { ageText } from './quantity-text.ts';
import type { PodView } from './service-view.ts';

interface PodDotsProps {
  readonly pods: readonly PodView[];
}

/** One dot a pod. A new pod grows in, one that is gone shrinks away, so that a rollout can be watched. */
export function PodDots({ pods }: PodDotsProps): VNode {
  const [dots, setDots] = useState<readonly PodDot[]>(() => pods.map((pod) => ({ pod, isGone: false })));
  const next = withLeavers(dots, pods);
  if (next !== dots) setDots(next);
  return html`<span
    class="pods"
    role="img"
    aria-label=${`${pods.filter((pod) => pod.ready).length} of ${pods.length} pods ready`}
  >
    ${next.map(
      ({ pod, isGone }) =>
        html`<span
          key=${pod.name}
          class="pod"
          data-testid="pod"
          data-pod=${pod.name}
          data-state=${isGone ? 'gone' : podState(pod)}
          title=${`${pod.name}: ${pod.phase}${pod.ready ? ', ready' : ''}, ${ageText(pod.ageSeconds)} old, ${pod.restarts} restarts`}
          onAnimationEnd=${() => isGone && setDots((before) => before.filter((dot) => dot.pod.name !== pod.name))}
        ></span>`,
    )}
  </span>`;
}
