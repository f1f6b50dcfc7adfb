/** A new name for a request: HubSpot sends it once more by itself after trouble, and the worker acts once for one name. */
export function newRequestId(): string {
  const random = () => Math.random().toString(36).slice(2, 12);
  return `settings-${Date.now().toString(36)}-${random()}${random()}`;
}
