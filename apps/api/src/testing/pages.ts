import type { PageView } from '@helan/contracts';
import type { TestPerson } from './test-person.js';

/** All pages of a list, from the first one to the last. */
export async function pagesOf<T>(person: TestPerson, route: string): Promise<PageView<T>[]> {
  const pages = [await person.get<PageView<T>>(route)];
  for (let { next } = pages[0]!; next !== null; { next } = pages.at(-1)!)
    pages.push(await person.get<PageView<T>>(atPlace(route, next)));
  return pages;
}

/** The address of a list at a place that one of its pages has named. */
export function atPlace(route: string, place: string): string {
  return `${route}${route.includes('?') ? '&' : '?'}at=${place}`;
}

/** A place of the same list that another of its places belongs to, behind a row with these keys. */
export function behind(place: string, keys: readonly string[]): string {
  const told = JSON.parse(Buffer.from(place, 'base64url').toString('utf8')) as object;
  return Buffer.from(JSON.stringify({ ...told, keys })).toString('base64url');
}
