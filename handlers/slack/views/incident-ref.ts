/** How people name an incident: `INC-12`. The commands read the same spelling. */
export function incidentRef(number: number): string {
  return `INC-${number}`;
}
