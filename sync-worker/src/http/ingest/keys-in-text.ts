/** Clients put the key before the batch or after it, and into each event: what is further in is somebody's own property. */
const LOOKS_FROM_START = 3;
const LOOKS_FROM_END = 2;

/**
 * The write keys that a body may carry, found in its text: whose they are can be asked before the text is parsed, which
 * costs many times its size. At most five for each name, without repeats. Which of them is the body's own, only the
 * parsed body tells.
 *
 * @param names What the fields are called that a key can be in.
 * @param longest Texts that are longer are no keys.
 */
export function keysIn(text: string, names: readonly string[], longest: number): Set<string> {
  const keys = new Set<string>();
  for (const name of names) {
    const field = `"${name}"`;
    const value = new RegExp(`${field}\\s*:\\s*"([^"\\\\]{1,${longest}})"`, 'y');
    const look = (at: number) => {
      value.lastIndex = at;
      const found = value.exec(text)?.[1];
      if (found !== undefined) keys.add(copyOf(found));
    };
    let at = text.indexOf(field);
    for (let looks = 0; at !== -1 && looks < LOOKS_FROM_START; looks += 1) {
      look(at);
      at = text.indexOf(field, at + 1);
    }
    if (at === -1) continue;
    at = text.lastIndexOf(field);
    for (let looks = 0; at !== -1 && looks < LOOKS_FROM_END; looks += 1) {
      look(at);
      at = text.lastIndexOf(field, at - 1);
    }
  }
  return keys;
}

/** A part of a text keeps the whole in memory for as long as it is remembered, and keys are. */
function copyOf(part: string): string {
  return Buffer.from(part).toString();
}
