/**
 * Places for labels as near to where they want to be as they can without touching.
 *
 * @param wanted centre and height of each
 * @returns centres, in the order given
 */
export function spread(
  wanted: readonly { at: number; height: number }[],
  { from, to }: { from: number; to: number },
): number[] {
  const order = wanted
    .map((_, index) => index)
    .sort((a, b) => (wanted[a]?.at ?? 0) - (wanted[b]?.at ?? 0) || a - b);
  const places = wanted.map(({ at }) => at);
  let free = from;
  for (const index of order) {
    const { at, height } = wanted[index] ?? { at: 0, height: 0 };
    const place = Math.max(at, free + height / 2);
    places[index] = place;
    free = place + height / 2;
  }
  let end = to;
  for (const index of order.toReversed()) {
    const { height } = wanted[index] ?? { height: 0 };
    const place = Math.min(places[index] ?? 0, end - height / 2);
    places[index] = place;
    end = place - height / 2;
  }
  return places;
}
