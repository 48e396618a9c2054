/** Probabilities of margins / temperature, row by row (rowCount × classCount). */
export function softmax(margins: Float64Array, classCount: number, temperature: number): Float64Array {
  const probabilities = new Float64Array(margins.length);
  for (let from = 0; from < margins.length; from += classCount) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classCount; c += 1) highest = Math.max(highest, margins[from + c] ?? 0);
    let sum = 0;
    for (let c = 0; c < classCount; c += 1) {
      const share = Math.exp(((margins[from + c] ?? 0) - highest) / temperature);
      probabilities[from + c] = share;
      sum += share;
    }
    for (let c = 0; c < classCount; c += 1) probabilities[from + c] = (probabilities[from + c] ?? 0) / sum;
  }
  return probabilities;
}
