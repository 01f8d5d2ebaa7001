import { NOTICE_KINDS, type NoticeKind, OFFERING_KINDS } from '@helan/domain';
import type { NoticeView } from '@helan/contracts';

/** A notice in the chain of its lot. */
export interface ChainRow {
  id: string;
  no: string;
  kind: NoticeKind;
  published_at: Date;
  /** Of a period of registration. */
  strip: NoticeView['strip'] | null;
}

/** By what registration for this notice ran on, or began anew. */
export function laterPeriods(
  { id, kind }: Pick<ChainRow, 'id' | 'kind'>,
  chain: readonly ChainRow[],
): NoticeView['laterPeriods'] {
  if (!OFFERING_KINDS.includes(kind)) return [];
  const at = chain.findIndex((link) => link.id === id);
  return chain.slice(at + 1).flatMap((later) =>
    later.strip?.length
      ? [
          {
            noticeId: later.id,
            kindName: NOTICE_KINDS[later.kind],
            isExtension: later.kind === 'EXTENSION',
            strip: later.strip,
          },
        ]
      : [],
  );
}
