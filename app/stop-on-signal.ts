/** The exit codes of a process ended by these signals, as shells count them. */
const signals = { SIGINT: 0, SIGTERM: 0 } as const;

/**
 * Resolves once the process is asked to end and everything has stopped. A second Ctrl-C, or five seconds, ends it at
 * once: jobs cut off run again on the next start.
 */
export function stopOnSignal(stop: () => Promise<void>): Promise<number> {
  return new Promise((resolve) => {
    let stopping = false;
    const onSignal = (signal: keyof typeof signals): void => {
      if (stopping) process.exit(1);
      stopping = true;
      setTimeout(() => process.exit(1), 4800).unref();
      stop().then(
        () => resolve(signals[signal]),
        () => resolve(1),
      );
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}
