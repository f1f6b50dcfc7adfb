/** All in inches, on a wide slide (16:9). */
export const SLIDE = { width: 13.333, height: 7.5 };
export const MARGIN = 0.5;
export const CONTENT = { top: 1.3, bottom: 6.85, width: SLIDE.width - 2 * MARGIN };
export const CONTENT_HEIGHT = CONTENT.bottom - CONTENT.top;
/** Text on the left, a chart on the right. */
export const TEXT_COLUMN = 6.6;
export const CHART_COLUMN = { left: 7.4, width: SLIDE.width - 7.4 - MARGIN };

/** Sizes of text in points. */
export const SIZE = { title: 24, longTitle: 16, text: 13, small: 11, table: 11, fine: 9 };

/** Every office has it, with Hebrew and Arabic letters. */
export const FONT = 'Arial';

export const COLOR = {
  ink: '1F2933',
  quiet: '52606D',
  accent: '1D4E89',
  rule: 'CBD2D9',
  tint: 'F2F5F8',
  draft: '8A4B00',
  draftTint: 'FFF4E0',
};
