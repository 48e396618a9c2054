/**
 * The text of results.md with one bench's section put in the place of its former one, or at the end. The rest stays as
 * it is. A section begins with `## <name>` and ends before the next `## `.
 */
export function withSection(results: string, name: string, body: string): string {
  const section = `## ${name}\n\n${body.trim()}\n`;
  const [head = '', ...sections] = results.split(/^(?=## )/m);
  const isOfBench = (text: string): boolean => text.startsWith(`## ${name}\n`);
  const others = sections.some(isOfBench)
    ? sections.map((text) => (isOfBench(text) ? section : text))
    : [...sections, section];
  return `${[head, ...others].map((text) => text.trimEnd()).join('\n\n')}\n`;
}
