import type { Hash } from '../../kernel/index.js';

/** Before the first link. */
export const FIRST_AUDIT_HASH = '0'.repeat(64);

/** A link of the chain over everything that was changed: the place, the entry it stands for, and that entry's hash. */
export interface AuditLink {
  readonly position: number;
  readonly seq: number;
  readonly digest: string;
  readonly hash: string;
}

/** Where the chain stood at a moment: how many links, and the hash of the last. */
export interface AuditHead {
  readonly position: number;
  readonly hash: string;
}

/** The text whose hash is a link's. */
export function linkText(previous: string, { position, seq, digest }: Omit<AuditLink, 'hash'>): string {
  return ['audit', previous, position, seq, digest].join('|');
}

/** Links for entries that have none yet, in the order of their numbers, behind a head. */
export function linkOn(
  head: AuditHead,
  entries: readonly { readonly seq: number; readonly digest: string }[],
  hash: Hash,
): AuditLink[] {
  let { position, hash: previous } = head;
  return entries.map(({ seq, digest }) => {
    position += 1;
    previous = hash(linkText(previous, { position, seq, digest }));
    return { position, seq, digest, hash: previous };
  });
}

export type LinkFault =
  | { readonly position: number; readonly fault: 'missing' }
  | { readonly position: number; readonly fault: 'altered' };

/** Goes along links in their order, from the head before them: each place that is left out, each that does not follow. */
export function checkLinks(before: AuditHead, links: readonly AuditLink[], hash: Hash): LinkFault[] {
  const faults: LinkFault[] = [];
  let { position, hash: previous } = before;
  for (const link of links) {
    const isNext = link.position === position + 1;
    for (let place = position + 1; place < link.position; place += 1)
      faults.push({ position: place, fault: 'missing' });
    if (isNext && hash(linkText(previous, link)) !== link.hash)
      faults.push({ position: link.position, fault: 'altered' });
    ({ position, hash: previous } = link);
  }
  return faults;
}
