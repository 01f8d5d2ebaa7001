import type { Role } from '@helan/domain';

/** A page of the platform with what is to be known there. */
export function pageOf(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const known = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) known.set(name, String(value));
  return `${path}?${known.toString()}`;
}

/** Where somebody who is in goes on: where he came from, if that is a page of this platform, or his own first page. */
export function pageAfterSignIn(back: string | undefined, roles: readonly Role[]): string {
  if (isOwnAddress(back)) return back;
  return roles.every((role) => role === 'MEMBER') ? '/my' : '/console';
}

/** Only ever a page of this platform. */
function isOwnAddress(back = ''): back is string {
  return /^\/(?![/\\])[^\\]*$/.test(back);
}
