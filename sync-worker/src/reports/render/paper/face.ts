/** A family that covers some scripts. The files are slices of Noto Sans, so that a document holds only what it needs. */
export type Face = { family: string; regular: string; bold: string };
