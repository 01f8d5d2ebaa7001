import type { Part } from './kept-pages';

/** Where pages rendered here find the api: this process itself unless it is told otherwise. */
export const apiHost = process.env['API_HOST'] ?? `127.0.0.1:${process.env['PORT'] ?? 3000}`;

/** As long as a page that is drawn waits for what it reads. */
const LONGEST_LOOK_MS = 4_000;

/**
 * Whether the api would answer with the same mark; not where it does not say so. `max-age=0`, since `fetch` would say
 * without it that it takes nothing that was kept.
 */
export async function isStill({ address, etag }: Part & { readonly etag: string }): Promise<boolean> {
  try {
    const answer = await ask(address, { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' });
    await answer.body?.cancel();
    return answer.status === 304;
  } catch {
    return false;
  }
}

/** What the api answers to anybody; throws where it does not, or refuses. */
export async function readApi<T>(address: string, longestMs: number): Promise<T> {
  const answer = await ask(address, {}, longestMs);
  if (answer.ok) return (await answer.json()) as T;
  await answer.body?.cancel();
  throw new Error(`${address} was answered with ${answer.status}`);
}

function ask(
  address: string,
  headers: Readonly<Record<string, string>>,
  longestMs = LONGEST_LOOK_MS,
): Promise<Response> {
  const signal = AbortSignal.timeout(longestMs);
  return fetch(`http://${apiHost}${address}`, { headers, redirect: 'error', signal });
}
