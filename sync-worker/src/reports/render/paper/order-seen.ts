/**
 * Pieces of a line from left to right, by rule L2 of the Unicode bidirectional algorithm: from the highest level down,
 * each stretch of that level or above is turned round.
 */
export function inOrderSeen<Piece>(
  pieces: readonly Piece[],
  levelOf: (piece: Piece) => number,
): Piece[] {
  const seen = [...pieces];
  const highest = Math.max(0, ...seen.map(levelOf));
  for (let level = highest; level >= 1; level -= 1)
    turnStretches(seen, (piece) => levelOf(piece) >= level);
  return seen;
}

function turnStretches<Piece>(pieces: Piece[], turns: (piece: Piece) => boolean): void {
  let start = 0;
  while (start < pieces.length) {
    let end = start;
    while (end < pieces.length && turns(pieces[end]!)) end += 1;
    if (end - start > 1) pieces.splice(start, end - start, ...pieces.slice(start, end).reverse());
    start = Math.max(end, start + 1);
  }
}
