/** A 95 % interval; both bounds are from 0 to 1 (from −1 to 1 for a difference). */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
