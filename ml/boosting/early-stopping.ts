/** Notes a loss a round, and when it has not fallen for too long. */
export class EarlyStopping {
  readonly #patienceRounds: number | null;
  readonly #losses: number[] = [];
  #best = -1;

  /** Throws a RangeError unless the patience is a whole number of rounds from 1, or null for never stopping. */
  constructor(patienceRounds: number | null) {
    if (patienceRounds !== null && !(Number.isInteger(patienceRounds) && patienceRounds >= 1)) {
      throw new RangeError(`earlyStoppingRounds: a whole number from 1 is wanted, not ${patienceRounds}`);
    }
    this.#patienceRounds = patienceRounds;
  }

  note(loss: number): void {
    this.#losses.push(loss);
    if (this.#best < 0 || loss < (this.#losses[this.#best] ?? 0)) this.#best = this.#losses.length - 1;
  }

  get losses(): readonly number[] {
    return this.#losses;
  }

  get isOver(): boolean {
    return this.#patienceRounds !== null && this.#losses.length - 1 - this.#best >= this.#patienceRounds;
  }

  /** Round (from 0) with the least loss, the first of equals; null where none is looked for. */
  get bestRound(): number | null {
    return this.#patienceRounds === null || this.#best < 0 ? null : this.#best;
  }
}
