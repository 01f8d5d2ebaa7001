import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether the browser says that a page of this platform sends the request: by the head that no script can set, else by
 * where it comes from. For a form that is sent without a script and has no token; who says nothing is not taken.
 */
export function isFromOwnPage(
  { headers }: { readonly headers: IncomingHttpHeaders },
  publicUrl: string,
): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const source = headers.origin ?? headers.referer;
  if (source === undefined || !URL.canParse(source)) return false;
  const { host, origin } = new URL(source);
  return origin === publicUrl || host === headers.host;
}
