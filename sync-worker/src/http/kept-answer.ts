/**
 * Asks once for everybody who asks meanwhile, and keeps the answer for so long: for what costs much and changes little. An
 * answer that failed is not kept.
 */
export function keptAnswer<T>(ask: () => Promise<T>, keptMs: number): (at: number) => Promise<T> {
  let last: { at: number; isRunning: boolean; answer: Promise<T> } | undefined;
  return (at) => {
    if (last !== undefined && (last.isRunning || at - last.at < keptMs)) return last.answer;
    const mine = { at, isRunning: true, answer: ask() };
    last = mine;
    mine.answer.then(
      () => void (mine.isRunning = false),
      () => void (last = last === mine ? undefined : last),
    );
    return mine.answer;
  };
}
