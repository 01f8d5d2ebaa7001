import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config.js';
import { refused, refusedFor } from '../http/refused-error.js';

const MEGABYTE = 1024 * 1024;
/** When somebody who has too many under way may come again. */
const SOON_SECONDS = 5;

export interface Asking {
  readonly accountId: string;
  readonly heldBytes: number;
  /** Of the file that is coming. */
  readonly bytes: number;
}

/** How much a person may hand in: at a time, for one draft, on one day. */
@Injectable()
export class UploadQuota {
  /** Bytes of the files that each person is handing in just now. */
  private readonly underWay = new Map<string, number[]>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  /** Holds room for a file while it is received; refuses where there is none. */
  async within<T>(asking: Asking, work: () => Promise<T>): Promise<T> {
    const { accountId, bytes } = asking;
    const others = this.underWay.get(accountId) ?? [];
    const { uploadsEach } = this.config.capacity;
    if (others.length >= uploadsEach)
      throw refusedFor(SOON_SECONDS, 'upload.too-many', { max: uploadsEach }, 'file');
    this.underWay.set(accountId, [...others, bytes]);
    try {
      await this.requireRoom(asking, sum(others));
      return await work();
    } finally {
      this.leave(accountId, bytes);
    }
  }

  private async requireRoom({ accountId, heldBytes, bytes }: Asking, underWay: number): Promise<void> {
    const { uploadDraftMb, uploadDayMb } = this.config.capacity;
    if (heldBytes + underWay + bytes > uploadDraftMb * MEGABYTE)
      throw refused('upload.draft-full', { max: uploadDraftMb, used: inMegabytes(heldBytes) }, 'file');
    const { received, seconds } = await this.today(accountId);
    if (received + underWay + bytes > uploadDayMb * MEGABYTE)
      throw refusedFor(seconds, 'upload.day-full', { max: uploadDayMb, used: inMegabytes(received) }, 'file');
  }

  /** What was received from somebody on this day of the county, and how long the day still is. */
  private async today(accountId: string): Promise<{ received: number; seconds: number }> {
    const rows: { received: string; seconds: number }[] = await this.dataSource.query(
      `with day as (select date_trunc('day', platform_now() at time zone 'Asia/Shanghai') as begins)
       select (select coalesce(sum(received_bytes), 0) from stored_file
               where uploaded_by = $1 and created_at >= day.begins at time zone 'Asia/Shanghai') as received,
              ceil(extract(epoch from (day.begins + interval '1 day') at time zone 'Asia/Shanghai'
                - platform_now()))::int as seconds
       from day`,
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
