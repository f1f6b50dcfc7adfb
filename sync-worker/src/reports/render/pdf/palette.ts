/** Colours of the printed page: all dark enough to read on white, and to copy in grey. */
export const INK = '#1f2933';
export const QUIET = '#52606d';
export const ACCENT = '#1d4e89';
export const RULE = '#cbd2d9';
export const TINT = '#f2f5f8';
export const DRAFT_TINT = '#fff4e0';
export const DRAFT_INK = '#8a4b00';
