import { Injectable } from '@nestjs/common';
import { HashTree } from '@helan/domain';
import type { BidReceipt } from '@helan/contracts';
import { type EntityManager, In } from 'typeorm';
import { sha256 } from '../../kernel/canonical.js';
import { LotEntity } from '../../listing/listing/index.js';
import type { Batch, SignedHead } from './session-book.js';
import type { SessionEntity } from './session.entity.js';
import { SessionLineEntity } from './session-line.entity.js';

/** Answers to accepted bids: the line, the signature over its batch, and the path from the one to the other. */
@Injectable()
export class Receipts {
  private readonly lotNos = new Map<string, string>();

  /** The numbers of these lots, which never change. */
  async lotNosOf(tx: EntityManager, lotIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const unknown = lotIds.filter((lotId) => !this.lotNos.has(lotId));
    if (unknown.length === 0) return this.lotNos;
    const lots = await tx.find(LotEntity, { select: { id: true, no: true }, where: { id: In(unknown) } });
    for (const { id, no } of lots) this.lotNos.set(id, no);
    return this.lotNos;
  }

  of(lotNo: string, batch: Batch, index: number): BidReceipt {
    const line = batch.lines[index]!;
    return toReceipt(lotNo, line, batch.head, batch.pathOf(line.seq));
  }

  /** The same answer once more, for a bid whose first answer was lost on the way. */
  async again(tx: EntityManager, { id }: SessionEntity, lotNo: string, seq: number): Promise<BidReceipt> {
    const heads: SignedHead[] = await tx.query(
      `select first_seq as "firstSeq", last_seq as "lastSeq", last_hash as "lastHash", root, signature
       from session_head where session_id = $1 and $2 between first_seq and last_seq`,
      [id, seq],
    );
    const head = heads[0]!;
    const lines = await tx
      .createQueryBuilder(SessionLineEntity, 'line')
      .where('line.session_id = :id and line.seq between :firstSeq and :lastSeq', { id, ...head })
      .orderBy('line.seq')
      .getMany();
    const leaves = lines.map(({ hash }) => hash);
    const path = new HashTree(leaves, sha256).path(seq - head.firstSeq);
    return toReceipt(lotNo, lines[seq - head.firstSeq]!, head, path);
  }
}

function toReceipt(
  lotNo: string,
  line: SessionLineEntity,
  head: SignedHead,
  path: BidReceipt['path'],
): BidReceipt {
  const { seq, bidNo, kind, paddle, value, hash, prevHash } = line;
  return {
    lotNo,
    seq,
    bidNo,
    kind,
    paddle,
    value,
    at: line.at.toISOString(),
    ...(line.arrivedAt === null ? {} : { arrivedAt: line.arrivedAt.toISOString() }),
    prevHash,
    hash,
    endAt: line.endAt!.toISOString(),
    head,
    path,
  };
}
