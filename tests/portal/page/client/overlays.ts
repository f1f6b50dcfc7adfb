/** Panels and modals that are open, by the id that a surface closes them with. */
const open = new Map<string, () => void>();

export function overlayOpened(id: string, close: () => void): () => void {
  open.set(id, close);
  return () => {
    if (open.get(id) === close) open.delete(id);
  };
}

export function closeOverlay(id: string): void {
  open.get(id)?.();
}
