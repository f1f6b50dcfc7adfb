/** A name as it is compared: case and spaces do not tell two names apart. */
export function comparable(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
