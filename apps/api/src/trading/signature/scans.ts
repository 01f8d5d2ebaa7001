import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type DealSide,
  type PaperKind,
  RESCAN_WORKING_DAYS,
  isRefusal,
  periodFrom,
  signingDueAt,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { isUnique } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { CalendarService } from '../../rules/calendar/index.js';

/** A side's scan of a paper, as it was handed in. */
export interface HandedInScan {
  readonly id: string;
  readonly lotId: string;
  readonly kind: PaperKind;
  readonly side: DealSide;
  readonly fileHash: string;
  readonly scanFileId: string;
  readonly handedInBy: string;
}

/** How it stands with the last scan of a paper. */
export interface ScanStanding {
  readonly handedInAt: Date;
  readonly isSound: boolean | null;
  readonly reason: string;
}

/** Scans of what was signed by hand: none is a signature before a second person has seen it. */
@Injectable()
export class Scans {
  constructor(private readonly calendars: CalendarService) {}

  /** One waits at a time for each side of a paper. */
  async keep(tx: EntityManager, paperNo: string, scan: Omit<HandedInScan, 'id'>): Promise<void> {
    try {
      await tx.query(
        `insert into paper_scan (id, lot_id, kind, paper_no, side, file_hash, scan_file_id, handed_in_by, handed_in_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, platform_now())`,
        [
          randomUUID(),
          scan.lotId,
          scan.kind,
          paperNo,
          scan.side,
          scan.fileHash,
          scan.scanFileId,
          scan.handedInBy,
        ],
      );
    } catch (error) {
      if (isUnique(error)) throw refused('scan.waits');
      throw error;
    }
  }

  /** The last one of a side; nothing where none was handed in. */
  async last(
    tx: EntityManager,
    { kind, no, side }: { kind: PaperKind; no: string; side: DealSide },
  ): Promise<ScanStanding | undefined> {
    const rows: ScanStanding[] = await tx.query(
      `select handed_in_at as "handedInAt", is_sound as "isSound", reason from paper_scan
       where kind = $1 and paper_no = $2 and side = $3 order by handed_in_at desc limit 1`,
      [kind, no, side],
    );
    return rows[0];
  }

  /** The sides whose scan of a paper waits to be seen: they have done what was theirs. */
  async waitingOf(tx: EntityManager, kind: PaperKind, no: string): Promise<DealSide[]> {
    const rows: { side: DealSide }[] = await tx.query(
      'select side from paper_scan where kind = $1 and paper_no = $2 and seen_at is null',
      [kind, no],
    );
    return rows.map(({ side }) => side);
  }

  /** Until when a side has to sign, whose paper is due then: later where its scan was refused. */
  async dueAt(
    tx: EntityManager,
    { kind, no, side }: { kind: PaperKind; no: string; side: DealSide },
    dueAt: Date | null,
  ): Promise<Date | null> {
    const rows: { handed_in_at: Date; seen_at: Date }[] = await tx.query(
      `select handed_in_at, seen_at from paper_scan
       where kind = $1 and paper_no = $2 and side = $3 and is_sound = false order by handed_in_at`,
      [kind, no, side],
    );
    const scans = rows.map(({ handed_in_at, seen_at }) => ({
      handedInAt: handed_in_at.getTime(),
      refusedAt: seen_at.getTime(),
    }));
    if (scans.length === 0) return dueAt;
    const calendar = await this.calendars.load(tx);
    const due = signingDueAt(dueAt?.getTime() ?? null, scans, (refusedAt) => {
      const period = periodFrom(calendar, refusedAt, RESCAN_WORKING_DAYS);
      return isRefusal(period) ? null : period.endAt;
    });
    return due === null ? null : new Date(due);
  }

  /** One that waits; its lot's row is locked. */
  async lockWaiting(tx: EntityManager, id: string): Promise<HandedInScan> {
    const rows: HandedInScan[] = await tx.query(
      `select id, lot_id as "lotId", kind, side, file_hash as "fileHash", scan_file_id as "scanFileId",
              handed_in_by as "handedInBy"
       from paper_scan where id = $1 and seen_at is null for update`,
      [id],
    );
    if (!rows[0]) throw refused('lifecycle.not-now');
    return rows[0];
  }

  async markSeen(
    tx: EntityManager,
    id: string,
    { isSound, reason, seenBy }: { isSound: boolean; reason: string; seenBy: string },
  ): Promise<void> {
    await tx.query(
      'update paper_scan set seen_by = $2, seen_at = platform_now(), is_sound = $3, reason = $4 where id = $1',
      [id, seenBy, isSound, reason],
    );
  }
}
