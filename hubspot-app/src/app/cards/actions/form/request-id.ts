/** A key for one opened form: all that is sent from it is one wish, however often it is sent. */
export function newRequestId(): string {
  if (typeof crypto !== 'undefined' && typeof crypto.randomUUID === 'function') {
    return crypto.randomUUID();
  }
  // An older browser, or a page without https. It only has to differ from other forms of this portal.
  const digits = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0');
  return `${digits()}-${digits()}-${Date.now().toString(36)}`;
}
