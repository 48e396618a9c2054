/**
 * By what the log odds of all evidence are divided, so that 0.8 means 0.8: above 1 the posterior claims less than the ratios say, below 1 more. The
 * ratios are capped and echoes discounted, which together claim too little; on the tuning incidents of tests/exam the least log loss lies at 0.6. The
 * sandbox is tidier than the world, so a value nearer 1 stands here.
 */
export const evidenceTemperature = 0.8;
