import type { Labels } from '#domain/alert.ts';

/** `{{ … }}` of Prometheus and Helm, `${…}` of netdata, `$x$` of Splunk: places where a rendered alert has a value. */
const template = /\{\{.{0,400}?\}\}|\$\{.{0,100}?\}|\$[A-Za-z_.]+\$|\(\([a-z_]+\)\)/gs;
const percentTemplate = /humanizePercentage/;
const labelDump = /\bLABELS\s*[:=]+\s*(?:map\[[^\]]*\]|\{[^}]*\})/g;
const valueDump = /\bVALUE\s*=\s*\S*/g;
const url = /\b[a-z][a-z0-9+.-]*:\/\/[^\s)>\]]+/gi;
// Kubernetes names are short; without a bound these two would take quadratic time on a hostile text.
const podName = /\b[a-z0-9][a-z0-9-]{0,62}-[a-f0-9]{6,10}-[a-z0-9]{5}\b/g;
const statefulPodName = /\b[a-z][a-z0-9-]{0,62}-\d{1,9}\b/g;
const address = /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g;
const hexadecimal = /\b(?=[a-f-]{0,40}\d)[a-f0-9]{8,64}(?:-[a-f0-9]{4,})*\b/gi;

/** Label values that are identifiers and not words: they carry a digit or a separator. */
const identifier = /[-_./:@\d]/;

/**
 * Removes from a text what differs between two firings of one rule (templates, label values, addresses, pod names, hashes), so that a
 * rendered alert and the template it came from read alike. Figures go later, when the text is cut into words.
 */
export function neutralise(text: string, labels: Labels): string {
  let plain = text
    .replace(labelDump, ' ')
    .replace(valueDump, ' ')
    .replace(template, (found) => (percentTemplate.test(found) ? ' % ' : ' '))
    .replace(url, ' ');
  const values = Object.entries(labels)
    .filter(([key, value]) => key !== 'alertname' && value.length > 2 && identifier.test(value))
    .map(([, value]) => value)
    .sort((a, b) => b.length - a.length);
  for (const value of values) plain = plain.replaceAll(value, ' ');
  return plain.replace(podName, ' ').replace(address, ' ').replace(hexadecimal, ' ').replace(statefulPodName, ' ');
}
