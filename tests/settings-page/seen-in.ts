type Node = { text?: string | null; childNodes?: unknown; props?: Record<string, unknown> };

/** What a person reads that HubSpot draws from properties. */
const DRAWN = ['title', 'label', 'number', 'validationMessage'] as const;

/** Everything a person would read under a node, in order, with single spaces: titles and labels too. */
export function seenIn(node: unknown): string {
  return words(node as Node)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function words(node: Node | null | undefined): string[] {
  if (!node) return [];
  const drawn = DRAWN.flatMap((name) => {
    const value = node.props?.[name];
    return typeof value === 'string' ? [value] : [];
  });
  const children = Array.isArray(node.childNodes) ? (node.childNodes as Node[]) : [];
  return [...drawn, ...(children.length === 0 ? [node.text ?? ''] : children.flatMap(words))];
}
