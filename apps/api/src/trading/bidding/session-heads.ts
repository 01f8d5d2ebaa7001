import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SessionHeadsView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { eachFound } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { ReceiptSigner } from '../../kernel/secrets/receipt-signer.js';
import { LotEntity, isBeforeClose } from '../../listing/listing/index.js';
import { NoticeBoard, type SessionEnd } from '../../publicity/notice/index.js';
import { SessionEntity, ofLot } from './session.entity.js';

const HEADS_AT_ONCE = 1_000;

/** The signed heads of a session, public while it runs, and the last one, which its result prints. */
@Injectable()
export class SessionHeads implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signer: ReceiptSigner,
    private readonly board: NoticeBoard,
  ) {}

  onModuleInit(): void {
    this.board.tellSessionsWith(endOf);
  }

  /** Those after a line, in their order. Until registration closes nobody learns from their number who bids. */
  async after(lotId: string, seq: number, number?: number): Promise<SessionHeadsView> {
    const manager = this.dataSource.manager;
    const which = number === undefined ? ofLot(lotId) : { lotId, number };
    const session = await manager.findOneBy(SessionEntity, which);
    if (!session) throw refused('resource.not-found');
    const lot = await manager.findOneByOrFail(LotEntity, { id: lotId });
    const isMasked = isBeforeClose(lot);
    const heads: SessionHeadsView['heads'] = isMasked
      ? []
      : await manager.query(
          `select first_seq as "firstSeq", last_seq as "lastSeq", last_hash as "lastHash", root, signature
           from session_head where session_id = $1 and last_seq > $2 order by last_seq limit ${HEADS_AT_ONCE}`,
          [session.id, seq],
        );
    const lines = isMasked ? 0 : session.lines;
    return {
      lotNo: lot.no,
      session: session.number,
      isMasked,
      lines,
      heads,
      publicKey: this.signer.publicKey,
    };
  }
}

const currentSession = eachFound(SessionEntity, 'lotId', { where: { isCurrent: true } });

async function endOf(tx: EntityManager, lotId: string): Promise<SessionEnd | undefined> {
  const [session] = await currentSession(tx, lotId);
  if (!session?.endedAt) return undefined;
  const { number, lines, lastHash, terms } = session;
  return { lotNo: terms.lotNo, number, lines, hash: lastHash };
}
