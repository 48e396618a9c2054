import { readDrafts } from '#runbooks/reading/load-runbooks.ts';
import { draftOf } from '#runbooks/reading/load-order.ts';
import { formatProblem } from '#runbooks/reading/runbook-problem.ts';
import type { Runbook } from '#runbooks/runbook.ts';

export interface MatrixRunbooks {
  /** Every type of step; succeeds. */
  readonly everything: Runbook;
  /** Fails at its end, and takes back what it did. */
  readonly undone: Runbook;
}

/**
 * The runbooks of one slot of the crash matrix. Each run acts on objects named by its service. Their requests go to
 * `url` and their scripts are those of the slot: one run at a time has a host or a script in hand.
 */
export function matrixRunbooks(url: string, slot: number): MatrixRunbooks {
  const drafts = [everything(url), undone(url), called(url)].map((text, index) =>
    draftOf(`matrix-${index}.yml`, text.replaceAll('act.sh', `act-${slot}.sh`)),
  );
  const { runbooks, problems } = readDrafts(drafts, {});
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
  const named = (name: string): Runbook => {
    const found = runbooks.find((runbook) => runbook.name === name);
    if (found === undefined) throw new Error(`there is no runbook ${name}`);
    return found;
  };
  return { everything: named('crash-everything'), undone: named('crash-undone') };
}

const trigger = 'trigger: { classification: application.high_latency }\nrisk: medium\n';

const everything = (url: string): string => `
name: crash-everything
${trigger}
steps:
  - { type: notification, channel: pagerduty, severity: high, message: "page of {{ service }}" }
  - { type: prometheus_query, query: 'up{app="{{ service }}"}', save_as: up }
  - { type: loki_query, query: 'sum(count_over_time({app="{{ service }}"}[5m]))', save_as: lines }
  - type: conditional
    condition: up + lines > 1.0
    if_true:
      - { type: kubernetes, action: rollout_restart, target: "deployment/{{ service }}" }
  - { type: kubernetes, action: scale, target: "deployment/{{ service }}", replicas: "+1" }
  - { type: kubernetes, action: set_image, target: "deployment/{{ service }}", image: "service:2" }
  - { type: kubernetes, action: set_resources, target: "deployment/{{ service }}", limits: { memory: "+50%" } }
  - { type: kubernetes, action: rollback, target: "deployment/{{ service }}" }
  - type: kubernetes
    action: patch
    target: deployment/{{ service }}
    body: { metadata: { labels: { crashed: "yes" } } }
  - { type: kubernetes, action: cordon, target: "node/{{ service }}-node" }
  - { type: kubernetes, action: uncordon, target: "node/{{ service }}-node" }
  - { type: kubernetes, action: evict, selector: "app={{ service }}" }
  - { type: kubernetes, action: delete_pod, selector: "app={{ service }}" }
  - { type: kubernetes, action: run_job, target: "cronjob/{{ service }}" }
  - { type: http, method: POST, url: "${url}/keyed/{{ service }}", idempotency_key: Idempotency-Key }
  - { type: http, method: POST, url: "${url}/checked/{{ service }}", check: { url: "${url}/checked/{{ service }}" } }
  - { type: http, method: POST, url: "${url}/plain/{{ service }}" }
  - { type: script, script: act.sh, args: ["{{ service }} verified"], verify: { script: look.sh, args: ["{{ service }} verified"] } }
  - { type: script, script: act.sh, args: ["{{ service }} plain"] }
  - { type: notification, channel: slack, message: "message of {{ service }}" }
  - { type: notification, channel: webhook, url: "${url}/webhook/{{ service }}", message: "webhook of {{ service }}" }
  - { type: wait, for: 5s }
  - { type: wait_until, query: "up", assert: "value > 0.0", for: 2s, every: 2s, within: 10m }
  - type: parallel
    branches:
      left:
        - { type: http, method: POST, url: "${url}/keyed/{{ service }}/left", idempotency_key: Idempotency-Key }
      right:
        - { type: notification, channel: slack, message: "message of {{ service }} from the right" }
        - { type: script, script: act.sh, args: ["{{ service }} right"], verify: { script: look.sh, args: ["{{ service }} right"] } }
  - type: for_each
    items: [one, two]
    concurrency: 2
    steps:
      - { type: http, method: POST, url: "${url}/keyed/{{ service }}/{{ item }}", idempotency_key: Idempotency-Key }
  - { type: runbook, runbook: crash-called, inputs: { what: called } }
  - { type: approval, message: "Is {{ service }} well?", expires: 10h }
verify: { query: "up", assert: "value > 0.0", within: 10m }
`;

const called = (url: string): string => `
name: crash-called
${trigger}
inputs: { what: { type: string } }
steps:
  - { type: http, method: POST, url: "${url}/checked/{{ service }}/{{ what }}", check: { url: "${url}/checked/{{ service }}/{{ what }}" } }
  - { type: http, method: POST, url: "${url}/plain/{{ service }}/{{ what }}" }
`;

const undone = (url: string): string => `
name: crash-undone
${trigger}
steps:
  - { type: notification, channel: pagerduty, severity: high, message: "page of {{ service }}" }
  - type: kubernetes
    action: scale
    target: deployment/{{ service }}
    replicas: 3
    undo:
      - { type: kubernetes, action: scale, target: "deployment/{{ service }}", replicas: 2 }
  - type: http
    method: POST
    url: "${url}/keyed/{{ service }}"
    idempotency_key: Idempotency-Key
    undo:
      - { type: http, method: POST, url: "${url}/keyed/{{ service }}/undone", idempotency_key: Idempotency-Key }
      - { type: script, script: act.sh, args: ["{{ service }} undone"], verify: { script: look.sh, args: ["{{ service }} undone"] } }
  - { type: prometheus_query, query: "up", assert: "value > 5.0" }
`;
