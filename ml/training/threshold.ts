/** One out-of-fold answer: how sure, and whether a careful responder would accept it. */
export interface MarkedAnswer {
  readonly confidence: number;
  readonly fair: boolean;
}

/**
 * The least confidence at which the classifier answers: the lowest threshold with which at least `wantedAccuracy` of the answers given are right,
 * in steps of 0.01. 1 when no threshold gets there, so that such a model always abstains.
 */
export function abstentionThreshold(answers: readonly MarkedAnswer[], wantedAccuracy: number): number {
  for (let percent = 0; percent <= 100; percent += 1) {
    const given = answers.filter(({ confidence }) => confidence >= percent / 100);
    const right = given.filter(({ fair }) => fair).length;
    if (given.length > 0 && right / given.length >= wantedAccuracy) return percent / 100;
  }
  return 1;
}
