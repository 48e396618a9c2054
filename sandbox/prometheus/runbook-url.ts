/** Where the platform's own people keep what they know about a trouble. */
export function runbookUrl(trouble: string): string {
  return `https://runbooks.northwind.example/${trouble}`;
}
