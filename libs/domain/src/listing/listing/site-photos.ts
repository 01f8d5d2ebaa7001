/** One photo of a site, by what it is told apart. */
export interface SitePhoto {
  /** Grey values of the whole picture, drawn small, of 0 to 255; none for one that was handed in without a look. */
  readonly mark: Uint8Array | null;
  /** SHA-256 of the file. */
  readonly sha256: string;
}

/**
 * Of one photo saved again, smaller or packed harder, the grey values move by less than this on average; of two
 * photos taken one after the other by more, as soon as the hand has moved.
 */
const SAME_BELOW = 1.5;

/** How many photos show something of their own: one that is handed in again counts once. Source: rules §6.1. */
export function countDifferentPhotos(photos: readonly SitePhoto[]): number {
  const different: SitePhoto[] = [];
  for (const photo of photos) if (!different.some((other) => isSame(photo, other))) different.push(photo);
  return different.length;
}

function isSame(one: SitePhoto, other: SitePhoto): boolean {
  if (one.sha256 === other.sha256) return true;
  if (!one.mark || !other.mark || one.mark.length !== other.mark.length) return false;
  const distance = one.mark.reduce((sum, grey, index) => sum + Math.abs(grey - other.mark![index]!), 0);
  return distance < one.mark.length * SAME_BELOW;
}
