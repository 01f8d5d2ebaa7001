/** Everything is drawn on A4, in points, and enlarged for A3: both have one shape. */
export const A4 = { width: 595.28, height: 841.89 } as const;
export const MARGIN = 56;
/** Between the margins. */
export const WIDTH = A4.width - 2 * MARGIN;
/** `limit`: where the text ends; the page's number stands below it. */
export const HEIGHT = { page: A4.height, limit: A4.height - 66 } as const;
