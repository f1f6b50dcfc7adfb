/** A call that happens some time after the first of many that ask for it: never more often than once in `everyMs`. */
export function seldom(everyMs: number, call: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    ask() {
      timer ??= setTimeout(() => {
        timer = undefined;
        call();
      }, everyMs);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
