const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** The text behind a command as its person typed it: Slack sends `&`, `<` and `>` escaped. */
export function commandText(sent: string | undefined): string {
  return (sent ?? '').replaceAll(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity).trim();
}
