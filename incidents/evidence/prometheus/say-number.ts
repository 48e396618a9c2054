/** A share as people read it: `12 %`, `0.4 %`. */
export function sayShare(share: number): string {
  const percent = share * 100;
  return `${percent !== 0 && Math.abs(percent) < 1 ? percent.toFixed(1) : Math.round(percent)} %`;
}

/** A number without false exactness: `1234`, `12.3`, `0.042`. */
export function sayNumber(value: number): string {
  if (value === 0 || Math.abs(value) >= 100) return value.toFixed(0);
  return String(Number(value.toPrecision(3)));
}

/** What is usual, to stand behind a number; nothing where nobody knows. */
export function sayUsual(usual: number | null, say: (value: number) => string = sayNumber): string {
  return usual === null ? '' : `, usually ${say(usual)}`;
}
