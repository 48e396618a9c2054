import type { Labels } from '#domain/alert.ts';

/** `{{ … }}` of Prometheus and Helm, `${…}` of netdata, `$x$` of Splunk: places where a rendered alert has a value. */
const template = /\{\{.{0,400}?\}\}|\$\{.{0,100}?\}|\$[A-Za-z_.]+\$|\(\([a-z_]+\)\)/gs;
const templateMark = /[{$(]/;
const percentTemplate = /humanizePercentage/;
const labelDump = /\bLABELS\s*[:=]+\s*(?:map\[[^\]]*\]|\{[^}]*\})/g;
const valueDump = /\bVALUE\s*=\s*\S*/g;
const url = /\b[a-z][a-z0-9+.-]*:\/\/[^\s)>\]]+/gi;
// Kubernetes names are short; without a bound these two would take quadratic time on a hostile text.
const podName = /\b[a-z0-9][a-z0-9-]{0,62}-[a-f0-9]{6,10}-[a-z0-9]{5}\b/g;
const statefulPodName = /\b[a-z][a-z0-9-]{0,62}-\d{1,9}\b/g;
const address = /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g;
const hexadecimal = /\b(?=[a-f-]{0,40}\d)[a-f0-9]{8,64}(?:-[a-f0-9]{4,})*\b/gi;

const digit = /\d/;

/** Label values that are identifiers and not words: they carry a digit or a separator. */
const identifier = /[-_./:@\d]/;

/**
 * Removes from a text what differs between two firings of one rule (templates, label values, addresses, pod names, hashes), so that a
 * rendered alert and the template it came from read alike. Figures go later, when the text is cut into words. A pattern is only tried on a text that has
 * a character it needs.
 */
export function neutralise(text: string, labels: Labels): string {
  let plain = text;
  if (plain.includes('LABELS')) plain = plain.replace(labelDump, ' ');
  if (plain.includes('VALUE')) plain = plain.replace(valueDump, ' ');
  if (templateMark.test(plain)) plain = plain.replace(template, valueOfTemplate);
  if (plain.includes('://')) plain = plain.replace(url, ' ');
  for (const value of identifiersIn(labels)) plain = plain.replaceAll(value, ' ');
  if (plain.includes('-')) plain = plain.replace(podName, ' ');
  if (!digit.test(plain)) return plain;
  return plain.replace(address, ' ').replace(hexadecimal, ' ').replace(statefulPodName, ' ');
}

function valueOfTemplate(found: string): string {
  return percentTemplate.test(found) ? ' % ' : ' ';
}

/** The longest first, so that none is cut apart by another that it contains. */
function identifiersIn(labels: Labels): readonly string[] {
  const values: string[] = [];
  for (const [key, value] of Object.entries(labels)) {
    if (key !== 'alertname' && value.length > 2 && identifier.test(value)) values.push(value);
  }
  return values.sort((a, b) => b.length - a.length);
}
