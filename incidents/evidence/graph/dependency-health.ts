/** What was seen of a dependency, as a sentence with what shows it. */
export interface DependencySymptom {
  readonly service: string;
  readonly text: string;
  readonly source: string;
  readonly reference: string;
}

/** What one place that was asked measured of the services that one calls. */
export interface MeasuredHealth {
  readonly symptoms: readonly DependencySymptom[];
  /** Services of which it measured something, be it well. */
  readonly measured: ReadonlySet<string>;
}

/** What is known of the services that one calls. */
export interface DependencyHealth {
  /** Measured failing. */
  readonly symptoms: readonly DependencySymptom[];
  /** An alert fires. It counts, for less, where nothing was measured; what is measured well is well, whatever an alert says. */
  readonly alerts: readonly DependencySymptom[];
  /** Services whose metrics were read: replicas that are there say little of how they answer. */
  readonly measured: ReadonlySet<string>;
}

export interface Origin {
  readonly service: string;
  /** Whether more than an alert says so. */
  readonly isMeasured: boolean;
  readonly symptoms: readonly DependencySymptom[];
}

/**
 * Where the trouble of a service's dependencies comes from: an unhealthy one that calls no unhealthy one itself, since failures travel up the
 * graph. Of several, those of which something was measured come first, then the one with the most symptoms, then the nearest. Null where all are well.
 * @param dependencies nearest first.
 */
export function originOf(
  dependencies: readonly string[],
  health: DependencyHealth,
  calls: (service: string) => readonly string[],
): Origin | null {
  const symptomsOf = (service: string): readonly DependencySymptom[] => {
    const about = (one: DependencySymptom): boolean => one.service === service;
    const measured = health.symptoms.filter(about);
    if (measured.length === 0 && health.measured.has(service)) return [];
    return [...measured, ...health.alerts.filter(about)];
  };
  const unhealthy = dependencies
    .map((service) => ({
      service,
      isMeasured: health.symptoms.some((one) => one.service === service),
      symptoms: symptomsOf(service),
    }))
    .filter(({ symptoms }) => symptoms.length > 0);
  const names = new Set(unhealthy.map(({ service }) => service));
  const deepest = unhealthy.filter(({ service }) => !calls(service).some((callee) => names.has(callee)));
  // Where failures go in a circle nobody is deepest, and the nearest stands for all.
  const candidates = deepest.length > 0 ? deepest : unhealthy;
  return (
    candidates.toSorted(
      (a, b) => Number(b.isMeasured) - Number(a.isMeasured) || b.symptoms.length - a.symptoms.length,
    )[0] ?? null
  );
}
