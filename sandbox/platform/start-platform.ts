import { randomBytes } from 'node:crypto';
import type { OperationCall, Platform } from '#sandbox/contract.ts';
import { createKubernetesApp, type AcceptedWrite } from '#sandbox/kubernetes/kubernetes-app.ts';
import { createLokiApp } from '#sandbox/loki/loki-app.ts';
import { createIncidentList } from '#sandbox/pagerduty/incident-list.ts';
import { createPagerDutyApp } from '#sandbox/pagerduty/pagerduty-app.ts';
import { createPrometheusApp } from '#sandbox/prometheus/prometheus-app.ts';
import { decoyTable } from './decoy-table.ts';
import { kubeconfig } from './kubeconfig.ts';
import { makeCertificates } from './make-certificates.ts';
import { createOperationsApp } from './operations-app.ts';
import { platformView } from './platform-view.ts';
import { runClock } from './run-clock.ts';
import { serveApp } from './serve-app.ts';
import { createSimulation } from './simulation.ts';

export interface PlatformOptions {
  readonly host?: '127.0.0.1';
  /** 0, the default, takes a free port. */
  readonly ports?: {
    readonly kubernetes?: number;
    readonly prometheus?: number;
    readonly loki?: number;
    readonly pagerduty?: number;
    readonly operations?: number;
  };
  /**
   * Real milliseconds from tick to tick; with a manual clock simulated ones, 250 unless given. A second is as coarse as
   * Prometheus looks, and half the work.
   */
  readonly tickMs?: number;
  /** Simulated milliseconds per real one. Away from 1 every timestamp of the platform runs ahead of the wall clock. */
  readonly speed?: number;
  readonly seed?: number;
  /** Load, releases and the magnitudes of faults follow from the seed; else every platform is alike in them. */
  readonly varied?: boolean;
  /** The simulation stands still until `advance` moves it. */
  readonly manualClock?: boolean;
  /**
   * Milliseconds of metrics that there are when it starts: three minutes, less where nobody looks back so far, or more
   * (every 15 s then) where somebody compares with an hour before.
   */
  readonly warmUpMs?: number;
}

const usualTickMs = 250;

/** Starts the platform and its servers on the loopback address. Rejects, with nothing left running, when one cannot start. */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const host = options.host ?? '127.0.0.1';
  const tickMs = options.tickMs ?? usualTickMs;
  if (!(tickMs > 0)) throw new Error(`tickMs must be above 0 milliseconds, and is ${tickMs}`);
  const closing = new AbortController();
  const simulation = createSimulation({
    startMs: Date.now(),
    seed: options.seed ?? 7,
    closing: closing.signal,
    ...(options.varied === undefined ? {} : { varied: options.varied }),
    ...(options.warmUpMs === undefined ? {} : { warmUpMs: options.warmUpMs }),
  });
  const { cluster, model, alertmanager } = simulation;
  const writes: AcceptedWrite[] = [];
  const listeners = new Set<() => void>();
  const notify = (): void => listeners.forEach((listener) => listener());

  const token = randomBytes(24).toString('base64url');
  const viewerToken = randomBytes(24).toString('base64url');
  const routingKey = randomBytes(16).toString('hex');
  const apiToken = randomBytes(10).toString('hex');
  const incidents = createIncidentList(() => simulation.nowMs());
  const pagerDuty = createPagerDutyApp({ incidents, routingKey, apiToken, onEvent: notify });
  const kubernetesApp = createKubernetesApp({
    cluster,
    accounts: new Map([
      [token, { user: 'system:serviceaccount:firebreak:firebreak', groups: ['system:serviceaccounts'], role: 'admin' }],
      [
        viewerToken,
        { user: 'system:serviceaccount:firebreak:viewer', groups: ['system:serviceaccounts'], role: 'viewer' },
      ],
    ]),
    logs: simulation.logs,
    onWrite: (write) => {
      writes.push(write);
      notify();
    },
    closing: closing.signal,
  });
  const prometheusApp = createPrometheusApp({
    store: simulation.series,
    rules: simulation.rules,
    nowMs: simulation.nowMs,
  });

  const lokiApp = createLokiApp({ store: simulation.journal, nowMs: simulation.nowMs });

  const operationCalls: OperationCall[] = [];
  const operationsApp = createOperationsApp({
    surroundings: simulation.surroundings,
    nowMs: simulation.nowMs,
    onCall: (call) => {
      operationCalls.push(call);
      notify();
    },
  });

  const tls = await makeCertificates();
  const {
    kubernetes: kubernetesPort = 0,
    prometheus: prometheusPort = 0,
    pagerduty: pagerDutyPort = 0,
    operations: operationsPort = 0,
    loki: lokiPort = 0,
  } = options.ports ?? {};
  const started = await Promise.allSettled([
    serveApp(kubernetesApp, { host, port: kubernetesPort, tls }),
    serveApp(prometheusApp, { host, port: prometheusPort, tls: null }),
    serveApp(pagerDuty.app, { host, port: pagerDutyPort, tls }),
    serveApp(operationsApp, { host, port: operationsPort, tls: null }),
    serveApp(lokiApp, { host, port: lokiPort, tls: null }),
  ]);
  const servers = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const [kubernetes, prometheus, pagerduty, operations, loki] = servers;
  if (!kubernetes || !prometheus || !pagerduty || !operations || !loki) {
    await Promise.all(servers.map((server) => server.stop()));
    const failed = started.find((result) => result.status === 'rejected');
    throw new Error('the platform could not start its servers', { cause: failed?.reason });
  }
  simulation.setPrometheusUrl(prometheus.origin);
  const tick = (dtMs: number): void => {
    simulation.tick(dtMs);
    notify();
  };
  const clock = options.manualClock ? null : runClock({ tickMs, speed: options.speed ?? 1, onTick: tick });
  let stopping: Promise<void> | null = null;
  const access = { url: kubernetes.origin, caPem: tls.caPem };

  return {
    kubernetes: { ...access, kubeconfig: kubeconfig({ ...access, token, user: 'firebreak' }), token, viewerToken },
    prometheus: { url: prometheus.origin },
    loki: { url: loki.origin },
    pagerduty: {
      url: pagerduty.origin,
      server: `${host}:${pagerduty.port}`,
      caPem: tls.caPem,
      routingKey,
      apiToken,
      failNext: pagerDuty.failNext,
    },
    operations: { url: operations.origin, calls: () => operationCalls },
    setAlertReceiver: (receiver) => alertmanager.setReceiver(receiver),
    view: () =>
      platformView({
        cluster,
        model,
        services: simulation.services,
        rules: simulation.rules,
        pages: incidents.pages(),
        p99History: simulation.p99History,
      }),
    inject: (faultId, service) => {
      model.inject(faultId, service);
      notify();
    },
    decoyKinds: decoyTable.map(({ kind }) => kind),
    distract: (decoyId, service) => {
      model.distract(decoyId, service);
      notify();
    },
    heal: () => {
      model.heal();
      notify();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    writes: () => writes,
    pages: () => incidents.pages(),
    advance: async (ms) => {
      if (clock) throw new Error('advance needs a platform that was started with manualClock: true');
      for (let left = ms; left > 0; left -= tickMs) {
        tick(Math.min(tickMs, left));
        await alertmanager.settled();
      }
    },
    stop: () => {
      stopping ??= stopAll();
      return stopping;
    },
  };

  async function stopAll(): Promise<void> {
    clock?.stop();
    closing.abort();
    await alertmanager.settled();
    await Promise.all(servers.map((server) => server.stop()));
  }
}
