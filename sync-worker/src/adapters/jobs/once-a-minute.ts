const PAUSE_MS = 60_000;

/** Passes on the first of errors that say the same, and again after a minute. */
export function onceAMinute(report: (error: Error) => void): (error: Error) => void {
  const reported = new Map<string, number>();
  return (error) => {
    const now = performance.now();
    for (const [message, at] of reported) if (now - at > PAUSE_MS) reported.delete(message);
    if (reported.has(error.message)) return;
    reported.set(error.message, now);
    report(error);
  };
}
