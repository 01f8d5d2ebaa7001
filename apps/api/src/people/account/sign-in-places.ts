import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SIGN_IN_PLACES_KEPT } from '@helan/contracts';
import { isMobilePhone } from '@helan/domain';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { deviceOf } from '../../kernel/auth/index.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { networkOf } from '../../kernel/limits/index.js';
import { Recurring } from '../../kernel/recurring.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { keyedHash } from '../../kernel/secrets/keyed-hash.js';
import { hashIs } from '../../kernel/secrets/look-up.js';

/** From where somebody signs in. */
export interface SignInPlace {
  readonly address: string;
  /** The mark of his browser, where it has one. */
  readonly device: string | undefined;
}

export interface KnownAccount {
  readonly id: string;
  /** Nothing where its owner comes in by codes alone. */
  readonly passwordHash: string | null;
  /** Whether it has been signed in here before. */
  readonly knowsDevice: boolean;
  readonly knowsAddress: boolean;
  /** How often it was freed of what was counted against it. */
  readonly unlocks: number;
}

const PRUNE_EVERY_MS = 3_600_000;

export function placeOf({ ip, headers }: Pick<Request, 'ip' | 'headers'>): SignInPlace {
  return { address: networkOf(ip), device: deviceOf(headers) };
}

/** Where each account has been signed in: the newest devices and addresses, as keyed hashes, for a time. */
@Injectable()
export class SignInPlaces implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly hash: (text: string) => string;
  private readonly loop = new Recurring('sign-in places', PRUNE_EVERY_MS, () => this.prune());

  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    @Inject(CONFIG) config: Config,
  ) {
    this.hash = keyedHash(config, 'sign-in-place');
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** The account of a login or a phone, as `readDoorName` reads it, and whether the place is known to it. */
  findAccount(name: string, place: SignInPlace): Promise<KnownAccount | undefined> {
    return isMobilePhone(name) ? this.findByPhone(name, place) : this.find(place, 'a.login = $3', [name]);
  }

  findByPhone(phone: string, place: SignInPlace): Promise<KnownAccount | undefined> {
    return this.find(place, hashIs('a.phone_hash', 3), this.cipher.lookUp(phone));
  }

  /**
   * By the day: whoever signs in again and again from one place costs no more writing. Says whether the account has
   * never been signed in on this device.
   */
  async keep(accountId: string, place: SignInPlace): Promise<{ readonly isNewDevice: boolean }> {
    const { address, device } = this.marksOf(place);
    const kept: { mark: string; isNew: boolean }[] = await this.dataSource.query(
      `insert into sign_in_place as p (account_id, mark, seen_at)
       select $1, mark, platform_now() from unnest($2::text[]) as mark order by mark
       on conflict (account_id, mark) do update set seen_at = excluded.seen_at
         where p.seen_at < excluded.seen_at - interval '1 day'
       returning mark, xmax = 0 as "isNew"`,
      [accountId, [address, device].filter((mark) => mark !== null)],
    );
    const isNewDevice = kept.some(({ mark, isNew }) => isNew && mark === device);
    if (kept.length === 0) return { isNewDevice };
    await this.dataSource.query(
      `delete from sign_in_place where account_id = $1 and mark not in (
         select mark from sign_in_place where account_id = $1 order by seen_at desc, mark limit $2)`,
      [accountId, SIGN_IN_PLACES_KEPT.most],
    );
    return { isNewDevice };
  }

  /** Also of those who never come again; a row that somebody holds is left for the next time. */
  async prune(): Promise<void> {
    await this.dataSource.query(
      `delete from sign_in_place where (account_id, mark) in (
         select account_id, mark from sign_in_place
         where seen_at < platform_now() - make_interval(days => $1) for update skip locked)`,
      [SIGN_IN_PLACES_KEPT.days],
    );
  }

  private async find(
    place: SignInPlace,
    where: string,
    values: readonly unknown[],
  ): Promise<KnownAccount | undefined> {
    const { address, device } = this.marksOf(place);
    const rows: KnownAccount[] = await this.dataSource.query(
      `select a.id, a.password_hash as "passwordHash", a.unlocks,
         exists (select from sign_in_place p where p.account_id = a.id and p.mark = $1) as "knowsDevice",
         exists (select from sign_in_place p where p.account_id = a.id and p.mark = $2) as "knowsAddress"
       from account a where ${where}`,
      [device, address, ...values],
    );
    return rows[0];
  }

  private marksOf({ address, device }: SignInPlace): { address: string; device: string | null } {
    return {
      address: this.hash(`ADDRESS:${address}`),
      device: device === undefined ? null : this.hash(`DEVICE:${device}`),
    };
  }
}
