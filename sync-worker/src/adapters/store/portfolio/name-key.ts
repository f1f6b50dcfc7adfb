/** Letters that differ in size alone are the same in order and search. */
export function nameKey(name: string | null): string {
  return (name ?? '').normalize('NFKC').toLowerCase();
}
