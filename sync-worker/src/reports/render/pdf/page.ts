/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89, orientation: 'portrait' } as const;
export const MARGINS = { left: 50, top: 64, right: 50, bottom: 56 };
/** Width of what is printed between the margins. */
export const CONTENT_WIDTH = PAGE.width - MARGINS.left - MARGINS.right;

/** Of running text, in points. */
export const TEXT_SIZE = 9.5;
