/**
 * The first name that stands twice in one object of a JSON text, or nothing. A reader takes the last of two, another
 * the first, so that one file would say two things. The text must be JSON.
 */
export function findDuplicateKey(text: string): string | undefined {
  const objects: (Set<string> | null)[] = [];
  let isName = false;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/gs)) {
    if (token === '{') objects.push(new Set());
    else if (token === '[') objects.push(null);
    else if (token === '}' || token === ']') objects.pop();
    const names = objects.at(-1);
    if (token.startsWith('"') && isName && names) {
      const name = JSON.parse(token) as string;
      if (names.has(name)) return name;
      names.add(name);
    }
    // A text is a name where it comes first in an object, or after a comma in one.
    isName = token === '{' || (token === ',' && names != null);
  }
  return undefined;
}
