const LETTER =
  '[\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}]';
const RUN = new RegExp(`${LETTER}+(?:[\\s\\p{P}\\p{N}\\p{M}]*${LETTER}+)*`, 'gu');

/**
 * Where words of a right-to-left script stand in a text. Set apart from the text around them, they do not pull its figures
 * and brackets to the other side.
 */
export function rightToLeftRuns(text: string): { from: number; to: number }[] {
  return Array.from(text.matchAll(RUN), ({ index, 0: run }) => ({
    from: index,
    to: index + run.length,
  }));
}
