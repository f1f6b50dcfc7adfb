/** What keeps figures fresh between scheduled cycles. */
export interface Live {
  /**
   * Records were touched or companies marked: what that changes is scored and written within seconds. Answers at once, and
   * loses nothing when the worker dies, because what there is to do is read from the store. Calls that come close together
   * are one piece of work.
   */
  wake(): void;
}
