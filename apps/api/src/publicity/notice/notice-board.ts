import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GENESIS_HASH, NOTICE_KINDS, type NoticeKind, noticeNumber } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { canonicalJson, sha256 } from '../../kernel/canonical.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { eachDone, takeSerial, together } from '../../kernel/db/index.js';
import { tellAll } from '../../kernel/outbox/outbox.js';
import { ReceiptSigner } from '../../kernel/secrets/receipt-signer.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { type NoticeContent, NoticeEntity, type SessionEnd } from './notice.entity.js';
import { hiddenTitle, isHidden } from './notice-readers.js';

export interface NewNotice {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly registrationEndsAt: Date;
  readonly strip: NoticeContent['strip'];
  readonly rules: NoticeContent['rules'];
  readonly details?: NoticeContent['details'];
  readonly sessionStartAt?: Date;
}

interface NoticeOfLot {
  readonly lot: LotEntity;
  readonly notice: NewNotice;
}

/** What follows a session, and says where its record ended. */
const AFTER_SESSIONS: readonly NoticeKind[] = ['RESULT', 'FAILURE'];

type SessionEndOf = (tx: EntityManager, lotId: string) => Promise<SessionEnd | undefined>;

/** Puts notices up: numbered, hashed, chained to the one before, never changed afterwards. */
@Injectable()
export class NoticeBoard {
  private sessionEnd: SessionEndOf = () => Promise.resolve(undefined);
  private readonly putUp = together<NoticeOfLot, NoticeContent>((tx, all) => this.putUpAll(tx, all));

  constructor(
    private readonly clock: PlatformClock,
    private readonly signer: ReceiptSigner,
  ) {}

  /** Those who hold sessions say how the last one of a lot ended. */
  tellSessionsWith(sessionEnd: SessionEndOf): void {
    this.sessionEnd = sessionEnd;
  }

  /** Number and fingerprint of the newest notice of a lot. */
  async latestOf(tx: EntityManager, lotId: string): Promise<{ no: string; contentHash: string }> {
    const [notice] = await tx.find(NoticeEntity, {
      where: { lotId },
      order: { publishedAt: 'DESC', no: 'DESC' },
      take: 1,
    });
    return { no: notice!.no, contentHash: notice!.contentHash };
  }

  publish(tx: EntityManager, lot: LotEntity, notice: NewNotice): Promise<NoticeContent> {
    return this.putUp(tx, { lot, notice });
  }

  /** The chain is locked once, however many are put up at one moment; each follows the one before. */
  private async putUpAll(tx: EntityManager, all: readonly NoticeOfLot[]): Promise<NoticeContent[]> {
    await takeSerial(tx, 'notice-chain');
    const at = await this.clock.now(tx);
    const contents = await Promise.all(all.map((one) => this.contentOf(tx, one, at)));
    let last = await lastHash(tx);
    const rows = contents.map((content, index): NoticeRow => {
      const { lot } = all[index]!;
      const prevHash = last;
      last = sha256(prevHash + canonicalJson(content));
      const { id: lotId, projectId } = lot;
      return {
        id: randomUUID(),
        lotId,
        projectId,
        content,
        prevHash,
        contentHash: last,
        at,
        words: wordsOf(content),
      };
    });
    await Promise.all(rows.map((row) => write(tx, { ...row, content: JSON.stringify(row.content) })));
    await endWith(tx, last);
    await tellAll(
      tx,
      'notice.published',
      rows.map(({ id, lotId }) => [lotId, { noticeId: id, lotId }] as const),
    );
    return contents;
  }

  private async contentOf(tx: EntityManager, { lot, notice }: NoticeOfLot, at: Date): Promise<NoticeContent> {
    const { projectNo } = lot.terms;
    const no = noticeNumber(projectNo, await takeSerial(tx, `notice:${projectNo}`));
    const session = AFTER_SESSIONS.includes(notice.kind) ? await this.sessionEnd(tx, lot.id) : undefined;
    return {
      kind: notice.kind,
      kindName: NOTICE_KINDS[notice.kind],
      no,
      title: notice.title,
      publishedAt: at.toISOString(),
      terms: lot.terms,
      registrationEndsAt: notice.registrationEndsAt.toISOString(),
      strip: notice.strip,
      rules: notice.rules,
      details: notice.details ?? {},
      ...(session ? { session } : {}),
      ...(lot.terms.trading ? { recordKey: this.signer.fingerprint } : {}),
      ...(notice.sessionStartAt ? { sessionStartAt: notice.sessionStartAt.toISOString() } : {}),
    };
  }
}

interface NoticeRow {
  readonly id: string;
  readonly lotId: string;
  readonly projectId: string;
  readonly content: NoticeContent;
  readonly prevHash: string;
  readonly contentHash: string;
  readonly at: Date;
  readonly words: string;
}

/** The content goes as the text that it is: as a value it would lose the order of what it says. */
const write = eachDone<Omit<NoticeRow, 'content'> & { readonly content: string }>(
  {
    id: 'uuid',
    lotId: 'uuid',
    projectId: 'uuid',
    content: 'text',
    prevHash: 'text',
    contentHash: 'text',
    at: 'timestamptz',
    words: 'text',
  },
  `insert into notice (id, no, kind, project_id, lot_id, title, content, content_hash, prev_hash, published_at,
     supersedes_id, search)
   select id, read->>'no', read->>'kind', "projectId", "lotId", read->>'title', read, "contentHash", "prevHash", at,
     (select n.id from notice n where n.lot_id = asked."lotId" order by n.published_at desc, n.no desc limit 1),
     to_tsvector('simple', cjk_grams(words))
   from asked, lateral (select content::json as read) told order by ord`,
);

/** By what it is found: of what is for members alone, by what everybody reads of it. */
function wordsOf({ no, title, terms }: NoticeContent): string {
  const own = isHidden(terms) ? [hiddenTitle(terms)] : [title, terms.location];
  return [...own, terms.villageName, terms.townName, terms.typeName, no].join(' ');
}

/** What the chain ends with; its number is locked, so that it stays so. */
async function lastHash(tx: EntityManager): Promise<string> {
  const rows: { last_hash: string }[] = await tx.query('select last_hash from notice_chain');
  return rows[0]?.last_hash ?? GENESIS_HASH;
}

async function endWith(tx: EntityManager, contentHash: string): Promise<void> {
  await tx.query(
    `insert into notice_chain (last_hash) values ($1)
     on conflict (only_row) do update set last_hash = excluded.last_hash`,
    [contentHash],
  );
}
