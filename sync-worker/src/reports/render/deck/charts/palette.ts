/** Of Okabe and Ito: told apart by the colour-blind, and dark enough on white. */
const SERIES_COLORS = [
  '0072B2',
  'D55E00',
  '009E73',
  'CC79A7',
  '56B4E9',
  'E69F00',
  '5F6B7A',
] as const;

export function seriesColors(count: number): string[] {
  return Array.from({ length: count }, (_, index) => SERIES_COLORS[index % SERIES_COLORS.length]!);
}
