import { randomInt, randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { CodeSentView } from '@helan/contracts';
import {
  CODE_DIGITS,
  CODE_MOST_TRIES,
  CODE_VALID_SECONDS,
  type CodePurpose,
  isMobilePhone,
  maskPhone,
  refuseCode,
} from '@helan/domain';
import type { Request } from 'express';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../kernel/config.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { type Ask, Limits } from '../../kernel/limits/index.js';
import { Recurring } from '../../kernel/recurring.js';
import { keyedHash } from '../../kernel/secrets/keyed-hash.js';
import { CodeSender } from './code-sender.js';
import { type KnownAccount, type SignInPlace, SignInPlaces, placeOf } from './sign-in-places.js';

/** What somebody hands in: the code with its ticket, and for which number. */
export interface HandedIn {
  readonly phone: string;
  readonly ticket: string;
  readonly code: string;
}

/** A code that was right; it opens one thing, by `use`. */
export interface ShownCode {
  readonly id: string;
  readonly phone: string;
}

interface CodeRow {
  readonly number_mark: string;
  readonly code_mark: string;
  readonly tries: number;
  readonly is_used: boolean;
  readonly is_expired: boolean;
}

const PRUNE_EVERY_MS = 600_000;

/**
 * One-time codes, counted in the database for all processes. A code is asked for, sent and counted alike whether
 * anybody has the number or not. It belongs to the browser that asked for it: nobody else can use up its tries.
 */
@Injectable()
export class Codes implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly hash: (text: string) => string;
  private readonly loop = new Recurring('one-time codes', PRUNE_EVERY_MS, () => this.prune());

  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: Limits,
    private readonly places: SignInPlaces,
    private readonly sender: CodeSender,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.hash = keyedHash(config, 'one-time-code');
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Sends a code; refused where none can be sent at all. */
  async ask(request: Request, phone: string, purpose: CodePurpose): Promise<CodeSentView> {
    if (!isMobilePhone(phone)) throw refused('phone.not-mobile', undefined, 'phone');
    this.sender.requireConfigured();
    const place = placeOf(request);
    await this.limits.take(asksOf(phone, place, await this.places.findByPhone(phone, place)));
    const id = randomUUID();
    const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
    await this.dataSource.query(
      `insert into one_time_code (id, purpose, number_mark, code_mark, expires_at)
       values ($1, $2, $3, $4, platform_now() + make_interval(secs => $5))`,
      [id, purpose, this.hash(phone), this.hash(`${id}:${code}`), CODE_VALID_SECONDS],
    );
    const isUnsure = await this.sender.send({ id, phone, code, purpose });
    return {
      ticket: id,
      phoneMasked: maskPhone(phone),
      validSeconds: CODE_VALID_SECONDS,
      againAfterSeconds: this.config.limits['code.pause'].seconds,
      isUnsure,
    };
  }

  /** Counts the try, whatever becomes of it, and throws where the code opens nothing. */
  async show(request: Request, { phone, ticket, code }: HandedIn, purpose: CodePurpose): Promise<ShownCode> {
    await this.limits.take([{ limit: 'code.try', of: placeOf(request).address }]);
    const row = await this.countTry(ticket, purpose);
    if (row?.number_mark !== this.hash(phone)) throw refused('code.not-asked', undefined, 'code');
    const isRight = row.code_mark === this.hash(`${ticket}:${code}`);
    requireNone(refuseCode({ isRight, isUsed: row.is_used, isExpired: row.is_expired, tries: row.tries }));
    return { id: ticket, phone };
  }

  /** Once, with what it opens. */
  async use(tx: EntityManager, { id }: ShownCode): Promise<void> {
    const [, count]: [unknown, number] = await tx.query(
      'update one_time_code set used_at = platform_now() where id = $1 and used_at is null',
      [id],
    );
    if (count === 0) throw refused('code.used', undefined, 'code');
  }

  async prune(): Promise<void> {
    await this.dataSource.query(
      `delete from one_time_code where id in (
         select id from one_time_code where expires_at < platform_now() - interval '1 day' for update skip locked)`,
    );
  }

  /** In one statement that stands by itself: tries at once are as many, and what is refused later stays counted. */
  private async countTry(id: string, purpose: CodePurpose): Promise<CodeRow | undefined> {
    const [rows]: [CodeRow[], number] = await this.dataSource.query(
      `update one_time_code set tries = least(tries + 1, $3 + 1) where id = $1 and purpose = $2
       returning number_mark, code_mark, tries, used_at is not null as is_used, expires_at < platform_now() as is_expired`,
      [id, purpose, CODE_MOST_TRIES],
    );
    return rows[0];
  }
}

/**
 * How often a number is sent codes. A device from which its account was signed in counts by itself alone, so that
 * nobody who asks for codes elsewhere keeps its owner from his own.
 */
function asksOf(phone: string, { address, device }: SignInPlace, account?: KnownAccount): Ask[] {
  const place = account?.knowsDevice ? device : address;
  const pause: Ask = { limit: 'code.pause', of: `${place}|${phone}` };
  if (account?.knowsDevice) return [pause, { limit: 'code.device', of: `${device}|${phone}` }];
  const byAddress: Ask = { limit: 'code.address', of: address };
  if (account?.knowsAddress) return [pause, byAddress, { limit: 'code.device', of: `${address}|${phone}` }];
  return [pause, byAddress, { limit: 'code.number', of: phone }, { limit: 'code.all', of: 'everybody' }];
}
