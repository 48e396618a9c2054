/**
 * Why a text is no name of a Kubernetes object, or null when it is one. Namespaces are RFC 1123 labels (63 characters),
 * most other names RFC 1123 subdomains (253): https://kubernetes.io/docs/concepts/overview/working-with-objects/names/.
 */
export function kubernetesNameProblem(name: string, kind: 'label' | 'subdomain'): string | null {
  const longest = kind === 'label' ? 63 : 253;
  const shown = JSON.stringify(name.length > 60 ? `${name.slice(0, 59)}…` : name);
  if (name === '') return 'the name is empty';
  if (name.length > longest) return `${shown} is longer than the ${longest} characters of a Kubernetes name`;
  const label = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
  const parts = kind === 'label' ? [name] : name.split('.');
  if (parts.every((part) => label.test(part))) return null;
  const signs = kind === 'label' ? '-' : '- and .';
  return `${shown} is not a Kubernetes name: lower-case letters, digits, ${signs}, beginning and ending with a letter or digit`;
}
