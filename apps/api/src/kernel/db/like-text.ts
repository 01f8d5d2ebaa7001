/** For `like` and `ilike`: whatever holds the text as a person typed it. */
export function likeText(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
