/** Marks that turn the direction of all that follows them; a name must not. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Text of people as it may stand in a document of any form: whole letters, line breaks, and no hidden marks. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(DIRECTION_MARKS, '')
    .replace(CONTROLS, ' ');
}

/** In one line; spaces that hold an amount together stay. */
export function oneLine(text: string): string {
  return clean(text).replace(/[^\S\u00a0\u202f]+/g, ' ');
}
