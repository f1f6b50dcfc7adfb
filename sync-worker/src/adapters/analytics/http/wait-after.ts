/** Milliseconds that a `Retry-After` asks to wait, given in seconds or as a date; `null` = nothing that can be read. */
export function waitAfter(
  header: string | readonly string[] | undefined,
  now: number = Date.now(),
): number | null {
  const written = typeof header === 'string' ? header : header?.[0];
  if (written === undefined || written.trim() === '') return null;
  const seconds = Number(written);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const at = Date.parse(written);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
