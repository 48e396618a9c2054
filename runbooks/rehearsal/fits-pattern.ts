/** Whether a text fits a pattern in which `*` stands for anything, also for nothing. Runs of white space count as one space. */
export function fitsPattern(text: string, pattern: string): boolean {
  const [first = '', ...parts] = squeeze(pattern).split('*');
  const whole = squeeze(text);
  const last = parts.pop();
  if (last === undefined) return whole === first;
  if (!whole.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = whole.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return whole.length - last.length >= at && whole.endsWith(last);
}

function squeeze(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
