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
    const answer = await fetch(`http://${apiHost}${address}`, {
      headers: { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' },
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_LOOK_MS),
    });
    await answer.body?.cancel();
    return answer.status === 304;
  } catch {
    return false;
  }
}
