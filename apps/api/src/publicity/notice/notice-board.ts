import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GENESIS_HASH, NOTICE_KINDS, type NoticeKind, noticeNumber } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { canonicalJson, sha256 } from '../../kernel/canonical.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { takeSerial } from '../../kernel/db/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { ReceiptSigner } from '../../kernel/secrets/receipt-signer.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { type NoticeContent, NoticeEntity, type SessionEnd } from './notice.entity.js';

export interface NewNotice {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly registrationEndsAt: Date;
  readonly strip: NoticeContent['strip'];
  readonly rules: NoticeContent['rules'];
  readonly details?: NoticeContent['details'];
  readonly sessionStartAt?: Date;
}

/** What follows a session, and says where its record ended. */
const AFTER_SESSIONS: readonly NoticeKind[] = ['RESULT', 'FAILURE'];

type SessionEndOf = (tx: EntityManager, lotId: string) => Promise<SessionEnd | undefined>;

/** Puts notices up: numbered, hashed, chained to the one before, never changed afterwards. */
@Injectable()
export class NoticeBoard {
  private sessionEnd: SessionEndOf = () => Promise.resolve(undefined);

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

  async publish(tx: EntityManager, lot: LotEntity, notice: NewNotice): Promise<NoticeContent> {
    await takeSerial(tx, 'notice-chain');
    const at = await this.clock.now(tx);
    const no = noticeNumber(lot.terms.projectNo, await takeSerial(tx, `notice:${lot.terms.projectNo}`));
    const session = AFTER_SESSIONS.includes(notice.kind) ? await this.sessionEnd(tx, lot.id) : undefined;
    const content: NoticeContent = {
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
    const prevHash = await lastHash(tx);
    const contentHash = sha256(prevHash + canonicalJson(content));
    const id = randomUUID();
    const words = [
      notice.title,
      lot.terms.location,
      lot.terms.villageName,
      lot.terms.townName,
      lot.terms.typeName,
      no,
    ].join(' ');
    await tx.query(
      `insert into notice (id, no, kind, project_id, lot_id, title, content, content_hash, prev_hash, published_at, supersedes_id, search)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
         (select id from notice where lot_id = $5 order by published_at desc, no desc limit 1), to_tsvector('simple', cjk_grams($11)))`,
      [
        id,
        no,
        notice.kind,
        lot.projectId,
        lot.id,
        notice.title,
        JSON.stringify(content),
        contentHash,
        prevHash,
        at,
        words,
      ],
    );
    await endWith(tx, contentHash);
    await tell(tx, 'notice.published', lot.id, { noticeId: id, lotId: lot.id });
    return content;
  }
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
