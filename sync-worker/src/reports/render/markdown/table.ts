type Column = { title: string; align: 'left' | 'right' };

/** @param rows cells as Markdown in one line each, pipes escaped */
export function markdownTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rules = columns.map(({ align }) => (align === 'right' ? '---:' : '---'));
  return [line(columns.map(({ title }) => title)), `|${rules.join('|')}|`, ...rows.map(line)].join(
    '\n',
  );
}
