/** What a list is asked for by yes or no; undefined where nothing is asked. */
export function yesOrNo(text: string | undefined): boolean | undefined {
  return text === undefined || text === '' ? undefined : text === 'true';
}
