import { Injectable } from '@nestjs/common';
import { HashTree, type LogHead, type LogKind, type PathStep, headText, logText } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../../kernel/canonical.js';
import { type Statement, rowUpdate } from '../../kernel/db/index.js';
import { ReceiptSigner } from '../../kernel/secrets/receipt-signer.js';
import { SessionEntity, deadlineOf } from './session.entity.js';
import type { SessionLineEntity } from './session-line.entity.js';

/** A line that waits for its place. */
export interface Draft {
  readonly kind: LogKind;
  readonly value: string;
  readonly at: Date;
  /** Of a bid: when its last byte was there. */
  readonly arrivedAt?: Date;
  readonly paddle?: string;
  readonly registrationId?: string;
  readonly amountFen?: bigint | null;
  readonly envelope?: string | null;
  readonly idempotencyKey?: string;
  /** The effective end after a bid. */
  readonly endAt?: Date;
  readonly bidNo?: number;
}

/** Lines that are written together, and the moment of the writing. */
interface Entries {
  readonly drafts: readonly Draft[];
  readonly recordedAt: Date;
}

/** A batch's last hash and root, with the platform's signature in base64. */
export interface SignedHead extends LogHead {
  readonly signature: string;
}

/** Lines that were written together, and the platform's one signature over them. */
export interface Batch {
  readonly lines: readonly SessionLineEntity[];
  readonly head: SignedHead;
  /** From a line to the root that was signed. */
  pathOf(seq: number): PathStep[];
}

/** Writes the log of a session: numbered without a gap, each line tied to the one before, each batch signed. */
@Injectable()
export class SessionBook {
  constructor(private readonly signer: ReceiptSigner) {}

  /** Writes what a session has come to, under the lock of its row: lines, the row, and when time moves it next. */
  async write(
    tx: EntityManager,
    session: SessionEntity,
    lotNo: string,
    entries: Entries,
  ): Promise<Batch | undefined> {
    const batch = entries.drafts.length > 0 ? await this.append(session, lotNo, entries) : undefined;
    const due = deadlineOf(session);
    session.nextDueAt = due ? new Date(due.at) : null;
    if (batch) await insertBatch(tx, session, batch);
    else await run(tx, rowUpdate(tx, SessionEntity, session));
    return batch;
  }

  private async append(
    session: SessionEntity,
    lotNo: string,
    { drafts, recordedAt }: Entries,
  ): Promise<Batch> {
    const lines = drafts.map((draft) => {
      const line = this.toLine(session, lotNo, draft, recordedAt);
      session.lines = line.seq;
      session.lastHash = line.hash;
      return line;
    });
    const tree = new HashTree(
      lines.map(({ hash }) => hash),
      sha256,
    );
    const head = await this.sign(lotNo, lines, tree.root);
    return { lines, head, pathOf: (seq) => tree.path(seq - head.firstSeq) };
  }

  private toLine(session: SessionEntity, lotNo: string, draft: Draft, recordedAt: Date): SessionLineEntity {
    const { kind, value, at, paddle = '' } = draft;
    const place = { seq: session.lines + 1, prevHash: session.lastHash };
    // Sessions that began before bids had two times end with one.
    const arrivedAt = session.terms.arrival === 'LAST_BYTE' ? draft.arrivedAt : undefined;
    const times = { at: at.toISOString(), ...(arrivedAt ? { arrivedAt: arrivedAt.toISOString() } : {}) };
    const hash = sha256(logText(lotNo, { ...place, kind, value, paddle, ...times }));
    return {
      sessionId: session.id,
      ...place,
      kind,
      value,
      paddle,
      at,
      arrivedAt: arrivedAt ?? null,
      recordedAt,
      hash,
      registrationId: draft.registrationId ?? null,
      amountFen: draft.amountFen ?? null,
      envelope: draft.envelope ?? null,
      idempotencyKey: draft.idempotencyKey ?? null,
      endAt: draft.endAt ?? null,
      bidNo: draft.bidNo ?? null,
    };
  }

  private async sign(lotNo: string, lines: readonly SessionLineEntity[], root: string): Promise<SignedHead> {
    const [first, last] = [lines[0]!, lines.at(-1)!];
    const head = { firstSeq: first.seq, lastSeq: last.seq, lastHash: last.hash, root };
    return { ...head, signature: await this.signer.sign(headText(lotNo, head)) };
  }
}

function run(tx: EntityManager, { text, values }: Statement): Promise<unknown> {
  return tx.query(text, [...values]);
}

/** Lines, head and the session's row in one statement, however many lines. */
async function insertBatch(
  tx: EntityManager,
  session: SessionEntity,
  { lines, head: { firstSeq, lastSeq, lastHash, root, signature } }: Batch,
): Promise<void> {
  const moved = rowUpdate(tx, SessionEntity, session, 21);
  const column = <Value>(pick: (line: SessionLineEntity) => Value) => lines.map(pick);
  await tx.query(
    `with moved as (${moved.text}), head as (
       insert into session_head (session_id, first_seq, last_seq, last_hash, root, signature)
       values ($1, $16, $17, $18, $19, $20)
     )
     insert into session_line (session_id, seq, kind, registration_id, paddle, value, amount_fen, envelope, at,
                               recorded_at, idempotency_key, end_at, bid_no, prev_hash, hash, arrived_at)
     select $1, * from unnest($2::integer[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::bigint[],
                              $8::text[], $9::timestamptz[], $10::timestamptz[], $11::text[], $12::timestamptz[],
                              $13::integer[], $14::text[], $15::text[], $21::timestamptz[])`,
    [
      session.id,
      column(({ seq }) => seq),
      column(({ kind }) => kind),
      column(({ registrationId }) => registrationId),
      column(({ paddle }) => paddle),
      column(({ value }) => value),
      column(({ amountFen }) => amountFen?.toString() ?? null),
      column(({ envelope }) => envelope),
      column(({ at }) => at),
      column(({ recordedAt }) => recordedAt),
      column(({ idempotencyKey }) => idempotencyKey),
      column(({ endAt }) => endAt),
      column(({ bidNo }) => bidNo),
      column(({ prevHash }) => prevHash),
      column(({ hash }) => hash),
      ...[firstSeq, lastSeq, lastHash, root, signature],
      column(({ arrivedAt }) => arrivedAt),
      ...moved.values,
    ],
  );
}
