/** One out-of-fold answer: how sure, and whether a careful responder would accept it. */
export interface MarkedAnswer {
  readonly confidence: number;
  readonly fair: boolean;
}

/**
 * The least confidence at which the classifier answers: the lowest threshold, in steps of 0.01, with which at least `wantedAccuracy` of the
 * answers given are right. Never above `wantedAccuracy` itself, for what a calibrated confidence of 0.9 promises is just that.
 */
export function abstentionThreshold(answers: readonly MarkedAnswer[], wantedAccuracy: number): number {
  for (let percent = 0; percent < 100 * wantedAccuracy; percent += 1) {
    const given = answers.filter(({ confidence }) => confidence >= percent / 100);
    const right = given.filter(({ fair }) => fair).length;
    if (given.length > 0 && right / given.length >= wantedAccuracy) return percent / 100;
  }
  return wantedAccuracy;
}
