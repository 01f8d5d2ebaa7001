import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ChosenChannel } from '@helan/domain';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../kernel/config.js';
import { Transactions } from '../../kernel/db/index.js';
import { codeOf } from '../../kernel/due/code-of-error.js';
import { logger } from '../../kernel/logger.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { SmsFailed } from '../../kernel/sms/index.js';
import { Recurring } from '../../kernel/recurring.js';
import { DeliveryWays, type Outgoing, UnreachableError } from './delivery-ways.js';

const PAUSE_MS = 250;
/** A process that has taken one and says nothing for so long has broken off: another one tries, under the same key. */
const LOST_AFTER_SECONDS = 120;
/** The first pause after a failure; four times as long after each, so that five tries take some three hours. */
const FIRST_PAUSE_SECONDS = 30;
export const MOST_TRIES = 5;
/** Sent side by side. */
const WIDTH = 8;

interface Taken extends Omit<Outgoing, 'key'> {
  readonly id: string;
  readonly channel: ChosenChannel;
  readonly tries: number;
}

/**
 * Sends what waits, at the port's pace over all processes together. Who sends takes a row first and commits that, sends
 * without any lock, and says how it went: whatever breaks off in between is tried again under the same key.
 */
@Injectable()
export class DeliveryRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Recurring('deliveries', PAUSE_MS, () => this.sendDue());

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly ways: DeliveryWays,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One helping of what is due; returns how many it has tried. */
  async sendDue(): Promise<number> {
    const taken = await this.take();
    const waiting = [...taken];
    const work = async (): Promise<void> => {
      for (let one = waiting.shift(); one; one = waiting.shift()) await this.trySend(one);
    };
    await Promise.all(Array.from({ length: Math.min(WIDTH, waiting.length) }, work));
    return taken.length;
  }

  /** Short messages by what the last second has left of the pace, the others beside them. */
  private take(): Promise<Taken[]> {
    return this.transactions.run(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('deliveries'))`);
      const [{ sent }]: [{ sent: number }] = await tx.query(
        `select count(*)::int as sent from delivery
         where channel = 'SMS' and tried_at > platform_now() - interval '1 second'`,
      );
      const pace = this.config.capacity.messagesPerSecond;
      const take = (channel: ChosenChannel, most: number): Promise<[Taken[], number]> =>
        most <= 0 ? Promise.resolve([[], 0]) : tx.query(TAKE, [channel, most]);
      const [messages] = await take('SMS', pace - sent);
      const [pushes] = await take('PUSH', pace);
      return [...messages, ...pushes];
    });
  }

  private async trySend({ id, channel, tries, ...message }: Taken): Promise<void> {
    try {
      await this.ways.send(channel, { key: id, ...message });
    } catch (error) {
      logger.warn({ err: error, channel, id, tries }, 'a message could not be sent');
      await this.note(id, faultOf(error), error instanceof UnreachableError ? MOST_TRIES : tries);
      return;
    }
    await this.dataSource.query(
      `update delivery set state = 'SENT', done_at = platform_now(), error = null where id = $1 and state = 'WAITING'`,
      [id],
    );
  }

  private async note(id: string, error: string, tries: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [rows]: [{ channel: string; state: string }[], number] = await tx.query(
        `update delivery set error = $2, state = case when $3 >= ${MOST_TRIES} then 'FAILED' else state end,
           next_at = platform_now() + make_interval(secs => ${FIRST_PAUSE_SECONDS} * 4 ^ ($3 - 1))
         where id = $1 and state = 'WAITING' returning channel, state`,
        [id, error, tries],
      );
      // Of a browser that is away nobody has to be told.
      if (rows[0]?.state === 'FAILED' && rows[0].channel === 'SMS')
        await tell(tx, 'delivery.failed', id, { deliveryId: id });
    });
  }
}

/** A code, never what was sent or to whom. */
function faultOf(error: unknown): string {
  if (error instanceof UnreachableError) return error.message;
  return error instanceof SmsFailed ? error.fault : codeOf(error);
}

const TAKE = `
  update delivery d set tries = d.tries + 1, tried_at = platform_now(),
    next_at = platform_now() + interval '${LOST_AFTER_SECONDS} seconds'
  from message m
  where m.id = d.message_id and d.id in (
    select id from delivery where state = 'WAITING' and next_at <= platform_now() and channel = $1
    order by next_at, id limit $2 for update skip locked)
  returning d.id, d.channel, d.tries, m.event, m.recipient, m.account_id as "accountId", m.title, m.text, m.link, m.facts`;
