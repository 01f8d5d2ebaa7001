import { Injectable } from '@nestjs/common';
import { HashTree, type LogHead, type LogKind, type PathStep, headText, logText } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../../kernel/canonical.js';
import { type Statement, rowsUpdate } from '../../kernel/db/index.js';
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

/** What a session has come to, ready to be written. */
export interface Page {
  readonly session: SessionEntity;
  /** Nothing where only the row changes. */
  readonly batch?: Batch;
}

/** What bids move in a session's row. */
const MOVED_BY_BIDS = [
  ...[
    'count',
    'currentFen',
    'leaderId',
    'leaderRank',
    'atCeiling',
    'entered',
    'freeEndAt',
    'endAt',
    'extensions',
  ],
  ...['lastAt', 'resumedAt', 'pausedAt', 'heldMs', 'dayEndAt', 'invited', 'lines', 'lastHash', 'nextDueAt'],
] as (keyof SessionEntity)[];

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
    const page = await this.prepare(session, lotNo, entries);
    if (page.batch) await insertPages(tx, [page]);
    else await run(tx, rowsUpdate(tx, SessionEntity, [session]));
    return page.batch;
  }

  /** Bids of several sessions, under the locks of their rows. */
  async writeBids(tx: EntityManager, pages: readonly Page[]): Promise<void> {
    if (pages.length > 0) await insertPages(tx, pages, MOVED_BY_BIDS);
  }

  /** Numbers, ties and signs what a session has come to. */
  async prepare(session: SessionEntity, lotNo: string, entries: Entries): Promise<Page> {
    const batch = entries.drafts.length > 0 ? await this.append(session, lotNo, entries) : undefined;
    const due = deadlineOf(session);
    session.nextDueAt = due ? new Date(due.at) : null;
    return { session, ...(batch ? { batch } : {}) };
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

/** Lines, heads and the sessions' rows in one statement, however many. */
async function insertPages(
  tx: EntityManager,
  pages: readonly Page[],
  only?: readonly (keyof SessionEntity)[],
): Promise<void> {
  const sessions = pages.map(({ session }) => session);
  const moved = rowsUpdate(tx, SessionEntity, sessions, { after: 22, ...(only ? { only } : {}) });
  const batches = pages.flatMap(({ session, batch }) => (batch ? [{ id: session.id, ...batch }] : []));
  const lines = batches.flatMap((batch) => batch.lines);
  const column = <Value>(pick: (line: SessionLineEntity) => Value) => lines.map(pick);
  const head = <Value>(pick: (head: SignedHead) => Value) => batches.map((batch) => pick(batch.head));
  await tx.query(
    `with moved as (${moved.text}), head as (
       insert into session_head (session_id, first_seq, last_seq, last_hash, root, signature)
       select * from unnest($17::uuid[], $18::integer[], $19::integer[], $20::text[], $21::text[], $22::text[])
     )
     insert into session_line (session_id, seq, kind, registration_id, paddle, value, amount_fen, envelope, at,
                               recorded_at, idempotency_key, end_at, bid_no, prev_hash, hash, arrived_at)
     select * from unnest($1::uuid[], $2::integer[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::bigint[],
                          $8::text[], $9::timestamptz[], $10::timestamptz[], $11::text[], $12::timestamptz[],
                          $13::integer[], $14::text[], $15::text[], $16::timestamptz[])`,
    [
      column(({ sessionId }) => sessionId),
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
      column(({ arrivedAt }) => arrivedAt),
      batches.map(({ id }) => id),
      head(({ firstSeq }) => firstSeq),
      head(({ lastSeq }) => lastSeq),
      head(({ lastHash }) => lastHash),
      head(({ root }) => root),
      head(({ signature }) => signature),
      ...moved.values,
    ],
  );
}
