type Node = { text?: string | null; childNodes?: unknown };

/** Everything a person would read under a node, in order, with single spaces. */
export function textOf(node: unknown): string {
  return words(node as Node)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function words(node: Node | null | undefined): string[] {
  if (!node) return [];
  const children = Array.isArray(node.childNodes) ? (node.childNodes as Node[]) : [];
  return children.length === 0 ? [node.text ?? ''] : children.flatMap(words);
}
