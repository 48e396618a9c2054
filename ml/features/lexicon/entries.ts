/** The entries of a list in a data file: separated by commas, over as many lines as it takes. */
export function entriesOf(list: string): readonly string[] {
  return list
    .split(',')
    .map((entry) => entry.trim().replace(/\s+/g, ' '))
    .filter((entry) => entry !== '');
}
