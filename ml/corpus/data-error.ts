/** Problems named in full before the rest is only counted. */
const shownProblems = 20;

/** Data that cannot be used. Each problem names file, line and field, and says how to mend it; the message holds the first twenty. */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    const more = problems.length - shownProblems;
    super([...problems.slice(0, shownProblems), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'), options);
    this.problems = problems;
  }
}
