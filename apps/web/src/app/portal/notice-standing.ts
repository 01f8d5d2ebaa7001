import type { NoticeView } from '@helan/contracts';
import { NOTICE_KINDS } from '@helan/domain';

/** What its first notice no longer says: a later one does. */
const STOPPED: readonly string[] = ['SUSPENDED', 'WITHDRAWN', 'FAILED', 'TERMINATED', 'BREACHED', 'VOIDED'];

type Link = NoticeView['chain'][number];

/** The newest change that stands in this notice's place. */
export function replacementOf({
  chain,
  publishedAt,
}: Pick<NoticeView, 'chain' | 'publishedAt'>): Link | null {
  const last = chain.filter((link) => link.kindName === NOTICE_KINDS.CHANGE).at(-1);
  return last && last.publishedAt > publishedAt ? last : null;
}

/** What stopped the lot, where this is an earlier notice of it. */
export function endingOf({
  id,
  chain,
  lotState,
}: Pick<NoticeView, 'id' | 'chain' | 'lotState'>): Link | null {
  const last = chain.at(-1);
  return STOPPED.includes(lotState) && last && last.id !== id ? last : null;
}
