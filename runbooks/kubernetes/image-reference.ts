// The grammar of https://pkg.go.dev/github.com/distribution/reference#pkg-overview.
const hostPart = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const host = String.raw`(?:${hostPart}(?:\.${hostPart})*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?`;
const pathPart = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const name = new RegExp(`^(?:${host}/)?${pathPart}(?:/${pathPart})*$`);
const tag = /^\w[\w.-]{0,127}$/;
const digest = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const longestName = 255;

/** Why a text is no reference to a container image (`registry:port/name:tag@digest`), or null when it is one. */
export function imageReferenceProblem(text: string): string | null {
  const at = text.indexOf('@');
  const tagged = at === -1 ? text : text.slice(0, at);
  const colon = tagged.lastIndexOf(':');
  const hasTag = colon > tagged.lastIndexOf('/');
  const named = hasTag ? tagged.slice(0, colon) : tagged;
  const shown = JSON.stringify(text.length > 100 ? `${text.slice(0, 99)}…` : text);
  if (named.length > longestName) return `${shown} has a name of more than ${longestName} characters`;
  if (!name.test(named)) return `${shown} is not a container image: write registry/name:tag, the name in lower case`;
  if (hasTag && !tag.test(tagged.slice(colon + 1))) {
    return `${shown} has no valid tag: at most 128 letters, digits, - . and _, the first no sign`;
  }
  if (at !== -1 && !digest.test(text.slice(at + 1))) {
    return `${shown} has no valid digest: write @sha256: and 64 hexadecimal digits`;
  }
  return null;
}
