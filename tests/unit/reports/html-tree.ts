import { type DefaultTreeAdapterTypes as Tree, parse, type ParserError } from 'parse5';

export type Element = Tree.Element;

/** The page as a browser reads it, with what it finds wrong in it. */
export function parsedPage(html: string): { document: Tree.Document; errors: string[] } {
  const errors: string[] = [];
  const onParseError = ({ code, startLine, startCol }: ParserError) =>
    errors.push(`${code} at ${startLine}:${startCol}`);
  return { document: parse(html, { onParseError }), errors };
}

export function elements(node: Tree.Node): Element[] {
  const inside = 'childNodes' in node ? node.childNodes.flatMap(elements) : [];
  return 'tagName' in node ? [node, ...inside] : inside;
}

export function named(node: Tree.Node, ...tags: readonly string[]): Element[] {
  return elements(node).filter(({ tagName }) => tags.includes(tagName));
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value;
}

export function textOf(node: Tree.Node): string {
  if (node.nodeName === '#text') return (node as Tree.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
