/** What a browser says of itself with every request, as it is sent; nothing is asked of it beyond that. */
export interface BrowserWords {
  readonly userAgent?: string | undefined;
  readonly languages?: string | undefined;
  /** Client hints, where they are sent. */
  readonly brands?: string | undefined;
  readonly platform?: string | undefined;
  readonly isMobile?: string | undefined;
}

/**
 * What of a browser stays the same from visit to visit: its name, the first part of each version, system and
 * languages. Empty where it says nothing of itself.
 */
export function agentFeatures({ userAgent, languages, brands, platform, isMobile }: BrowserWords): string {
  if (!userAgent?.trim()) return '';
  return [userAgent, languages, brands, platform, isMobile].map(withoutMinorVersions).join('\n');
}

function withoutMinorVersions(text = ''): string {
  return text
    .trim()
    .replace(/(\d+)(?:[._]\d+)+/g, '$1')
    .toLowerCase();
}
