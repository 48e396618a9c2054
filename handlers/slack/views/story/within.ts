/** As many of the lines as take `max` characters as JSON, and then a line that says so. No more of them are made. */
export function within(lines: Iterable<string>, max: number): string[] {
  let left = max;
  const kept: string[] = [];
  for (const line of lines) {
    left -= JSON.stringify(line).length;
    if (left < 0) return [...kept, '… there is no room for the rest'];
    kept.push(line);
  }
  return kept;
}
