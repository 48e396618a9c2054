import type { FaultKind, PageView, Platform, PlatformView } from '#sandbox/contract.ts';

type ServiceView = PlatformView['services'][number];

export interface PaperPlatform extends Platform {
  readonly injected: readonly { readonly fault: string; readonly service: string }[];
  readonly healed: () => number;
  /** Changes one service and tells whoever listens. */
  change(name: string, change: Partial<ServiceView>): void;
  fire(alerts: PlatformView['firingAlerts']): void;
  page(page: PageView): void;
}

interface PaperFacts {
  readonly services: readonly ServiceView[];
  readonly faultKinds: readonly FaultKind[];
}

/** A platform on paper: it shows what it is told, and a fault only marks its target. */
export function paperPlatform(facts: PaperFacts): PaperPlatform {
  let services = [...facts.services];
  let firingAlerts: PlatformView['firingAlerts'] = [];
  let pages: readonly PageView[] = [];
  let healed = 0;
  const injected: { fault: string; service: string }[] = [];
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());

  const platform: PaperPlatform = {
    kubernetes: { url: '', kubeconfig: '', caPem: '', token: '', viewerToken: '' },
    prometheus: { url: '' },
    loki: { url: '' },
    pagerduty: { url: '', server: '', caPem: '', routingKey: '', apiToken: '', failNext: () => undefined },
    operations: { url: '', calls: () => [] },
    injected,
    healed: () => healed,
    setAlertReceiver: () => undefined,
    view: () => ({ at: new Date().toISOString(), services, firingAlerts, faultKinds: facts.faultKinds, pages }),
    inject: (id, wanted) => {
      const kind = facts.faultKinds.find((candidate) => candidate.id === id);
      if (!kind) throw new Error(`There is no fault "${id}".`);
      const service = wanted ?? kind.targets[0] ?? '';
      if (!kind.targets.includes(service)) throw new Error(`"${id}" cannot strike "${service}".`);
      injected.push({ fault: id, service });
      platform.change(service, { health: 'degraded', faults: [id] });
    },
    decoyKinds: [],
    distract: () => undefined,
    heal: () => {
      healed += 1;
      services = services.map((service) => ({ ...service, health: 'healthy', faults: [] }));
      changed();
    },
    change: (name, change) => {
      services = services.map((service) => (service.name === name ? { ...service, ...change } : service));
      changed();
    },
    fire: (alerts) => {
      firingAlerts = alerts;
      changed();
    },
    page: (page) => {
      pages = [...pages, page];
      changed();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    writes: () => [],
    pages: () => pages,
    advance: async () => undefined,
    stop: async () => undefined,
  };
  return platform;
}
