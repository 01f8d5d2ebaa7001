import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config.js';
import { refused, refusedFor } from '../http/refused-error.js';
import { logger } from '../logger.js';

const MEGABYTE = 1024 * 1024;
/** When somebody who has too many under way may come again. */
const SOON_SECONDS = 5;

export interface Asking {
  readonly accountId: string;
  readonly heldBytes: number;
  /** Of the file that is coming. */
  readonly bytes: number;
}

/** What has come in of a file so far, kept or not. */
export interface Tally {
  bytes: number;
}

/** Room that is held on a day for a file that is coming. */
interface Held {
  readonly day: string;
  readonly bytes: number;
}

/**
 * How much a person may hand in: at a time, for one draft, on one day. The day is counted in the database, for all
 * processes together, by what has come in, whether it is kept or not: a file that is refused has cost its reading.
 * How many come at a time is counted by each process for itself, so that with two it is twice as many.
 */
@Injectable()
export class UploadQuota {
  /** Bytes of the files that each person is handing in to this process just now. */
  private readonly underWay = new Map<string, number[]>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  /** Holds room for a file while it is received; refuses where there is none. `work` says how much has come in. */
  async within<T>(asking: Asking, work: (tally: Tally) => Promise<T>): Promise<T> {
    const { accountId, bytes } = asking;
    const others = this.underWay.get(accountId) ?? [];
    const { uploadsEach } = this.config.capacity;
    if (others.length >= uploadsEach)
      throw refusedFor(SOON_SECONDS, 'upload.too-many', { max: uploadsEach }, 'file');
    this.underWay.set(accountId, [...others, bytes]);
    try {
      this.requireDraftRoom(asking, sum(others));
      return await this.counted(accountId, await this.hold(accountId, bytes), work);
    } finally {
      this.leave(accountId, bytes);
    }
  }

  private requireDraftRoom({ heldBytes, bytes }: Asking, underWay: number): void {
    const { uploadDraftMb } = this.config.capacity;
    if (heldBytes + underWay + bytes > uploadDraftMb * MEGABYTE)
      throw refused('upload.draft-full', { max: uploadDraftMb, used: inMegabytes(heldBytes) }, 'file');
  }

  /** Takes so much of a person's day, or nothing and refuses; of days that are over nothing is kept. */
  private async hold(accountId: string, bytes: number): Promise<Held> {
    const { uploadDayMb } = this.config.capacity;
    const rows: { day: string }[] = await this.dataSource.query(
      `with today as (select (platform_now() at time zone 'Asia/Shanghai')::date as day),
            gone as (delete from upload_day u using today t where u.account_id = $1 and u.day < t.day)
       insert into upload_day as u (account_id, day, bytes)
       select $1, day, $2 from today where $2::bigint <= $3
       on conflict (account_id, day) do update set bytes = u.bytes + $2 where u.bytes + $2 <= $3
       returning day::text`,
      [accountId, bytes, uploadDayMb * MEGABYTE],
    );
    if (rows[0]) return { day: rows[0].day, bytes };
    const { received, seconds } = await this.today(accountId);
    throw refusedFor(seconds, 'upload.day-full', { max: uploadDayMb, used: inMegabytes(received) }, 'file');
  }

  /** What has not come in is given back; where that fails the day keeps what was held. */
  private async counted<T>(accountId: string, held: Held, work: (tally: Tally) => Promise<T>): Promise<T> {
    const tally: Tally = { bytes: 0 };
    try {
      return await work(tally);
    } finally {
      const unused = held.bytes - tally.bytes;
      await this.dataSource
        .query('update upload_day set bytes = greatest(0, bytes - $3) where account_id = $1 and day = $2', [
          ...[accountId, held.day, unused],
        ])
        .catch((error: unknown) =>
          logger.error({ err: error }, 'the share of a day could not be given back'),
        );
    }
  }

  /** What was received from somebody on this day of the county, and how long the day still is. */
  private async today(accountId: string): Promise<{ received: number; seconds: number }> {
    const rows: { received: string; seconds: number }[] = await this.dataSource.query(
      `with today as (select date_trunc('day', platform_now() at time zone 'Asia/Shanghai') as begins)
       select coalesce((select bytes from upload_day where account_id = $1 and day = begins::date), 0) as received,
              ceil(extract(epoch from (begins + interval '1 day') at time zone 'Asia/Shanghai'
                - platform_now()))::int as seconds
       from today`,
      [accountId],
    );
    return { received: Number(rows[0]!.received), seconds: rows[0]!.seconds };
  }

  private leave(accountId: string, bytes: number): void {
    const left = [...(this.underWay.get(accountId) ?? [])];
    left.splice(left.indexOf(bytes), 1);
    if (left.length > 0) this.underWay.set(accountId, left);
    else this.underWay.delete(accountId);
  }
}

function sum(bytes: readonly number[]): number {
  return bytes.reduce((total, each) => total + each, 0);
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / MEGABYTE);
}
