import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { FaultKind } from '#sandbox/contract.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import { PodDots } from './pod-dots.ts';
import { ageText, errorRateText, latencyText, rateText } from './quantity-text.ts';
import type { ServiceView } from './service-view.ts';
import { sparklinePath } from './sparkline-path.ts';

interface ServiceCardProps {
  readonly service: ServiceView;
  readonly faultKinds: readonly FaultKind[];
}

const chart = { width: 84, height: 22 };

/** One service in a line, with its dependencies and pods behind it. */
export function serviceCard({ service, faultKinds }: ServiceCardProps): VNode {
  const { name, health, replicas } = service;
  const path = sparklinePath(service.p99History, chart);
  const faults = service.faults.map((id) => faultKinds.find((kind) => kind.id === id)?.title ?? id);
  return html`<details class="service" key=${name} data-testid=${`service-${name}`} data-health=${health}>
    <summary class="service-line">
      <span class="health" title=${health}><span class="hidden">${health}</span></span>
      <span class="service-name" title=${name}
        ><span>${name}</span
        >${faults.length > 0 && html`<span class="service-fault" title=${`Injected: ${faults.join(', ')}`}>${icon('bolt')}<span class="hidden">fault injected: ${faults.join(', ')}</span></span>`}</span
      >
      <svg
        class="sparkline"
        viewBox=${`0 0 ${chart.width} ${chart.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path class="sparkline-area" d=${path.area} />
        <path class="sparkline-line" d=${path.line} />
      </svg>
      <span class="figure-p99" title="99th percentile latency"
        ><span class="hidden">p99 </span>${latencyText(service.p99Ms)}</span
      >
      <span class="figure-errors" data-high=${service.errorRate > 0.01 ? 'true' : undefined} title="Failed requests"
        ><span class="hidden">errors </span>${errorRateText(service.errorRate)}</span
      >
      <span class="figure-rate" title="Requests per second">${rateText(service.requestsPerSecond)}</span>
      <${PodDots} pods=${service.pods} />
    </summary>
    <div class="service-more">
      ${faults.map((title) => html`<p class="service-fault-line">${icon('bolt')}Injected: ${title}</p>`)}
      <p>${service.flow} · tier ${service.tier} · ${replicas.ready} of ${replicas.desired} replicas ready</p>
      ${service.dependsOn.length > 0 && html`<p>Depends on ${service.dependsOn.join(', ')}</p>`}
      <table class="pod-table">
        <thead>
          <tr>
            <th scope="col">Pod</th>
            <th scope="col">Phase</th>
            <th scope="col">Restarts</th>
            <th scope="col">Age</th>
          </tr>
        </thead>
        <tbody>
          ${service.pods.map(
            (pod) =>
              html`<tr key=${pod.name}>
                <td>${pod.name}</td>
                <td>${pod.phase}${pod.phase === 'Running' && !pod.ready ? ', not ready' : ''}</td>
                <td>${pod.restarts}</td>
                <td>${ageText(pod.ageSeconds)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
