/** A probability as people read it. Certainty is never claimed: the ends say "over 99 %" and "under 1 %". */
export function percent(probability: number): string {
  const rounded = Math.round(probability * 100);
  if (rounded >= 100) return 'over 99 %';
  if (rounded <= 0) return 'under 1 %';
  return `${rounded} %`;
}
