import type { CallCounters } from '#sandbox/platform/calls.ts';
import { identity, sample, steadySample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { Labels, ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

// The counters of one peer are another object after every tick; its labels are found by caller and peer.
const known = new Map<string, Labels>();

/** The calls of every service to its peers, as its client library counts them. */
export function callSamples({ model }: Scrape): readonly ScrapedSample[] {
  return model.calls().flatMap(samplesOf);
}

function samplesOf(calls: CallCounters): readonly ScrapedSample[] {
  const labels = labelsOf(calls);
  return [
    ...Object.entries(calls.attemptsByCode).map(([code, count]) =>
      steadySample('http_client_requests_total', Math.floor(count), withCode(labels, code)),
    ),
    steadySample('http_client_retries_total', Math.floor(calls.retries), labels),
    sample('http_client_request_duration_seconds', calls.p99Seconds, { ...labels, quantile: '0.99' }),
  ];
}

function labelsOf({ caller, peer }: CallCounters): Labels {
  const key = `${caller.name} ${peer}`;
  const labels = known.get(key) ?? { ...identity(caller), peer };
  known.set(key, labels);
  return labels;
}

const coded = new WeakMap<Labels, Map<string, Labels>>();

function withCode(labels: Labels, code: string): Labels {
  const byCode = coded.get(labels) ?? new Map<string, Labels>();
  coded.set(labels, byCode);
  const full = byCode.get(code) ?? { ...labels, code };
  byCode.set(code, full);
  return full;
}
