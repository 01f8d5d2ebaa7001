import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import webpush, { WebPushError } from 'web-push';
import { CONFIG, type Config } from '../../kernel/config.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { DeliveryWays, type Outgoing, UnreachableError } from './delivery-ways.js';
import type { PushAddress } from './push-subscriptions.js';

/** So long a push service keeps what a browser has not fetched, and may take for its answer. */
const KEPT_SECONDS = 24 * 3_600;
const PATIENCE_MS = 5_000;
/** A browser that its service does not know any more. */
const GONE = [404, 410];

interface Row {
  readonly id: string;
  readonly address_enc: Buffer;
}

/** Messages to browsers, where keys are configured; every browser of the account, and none that has gone. */
@Injectable()
export class PushWay implements OnModuleInit {
  constructor(
    private readonly ways: DeliveryWays,
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    if (this.config.push) this.ways.sendWith('PUSH', (outgoing) => this.send(outgoing));
  }

  /** Sent where one of them takes it. */
  private async send({ accountId, title, text, link }: Outgoing): Promise<void> {
    const rows: Row[] = await this.dataSource.query(
      'select id, address_enc from push_subscription where account_id = $1 order by made_at',
      [accountId],
    );
    const payload = JSON.stringify({ title, text, link });
    const sent = await Promise.allSettled(rows.map((row) => this.sendTo(row, payload)));
    if (sent.some(({ status }) => status === 'fulfilled')) return;
    const failed = sent.find((one) => one.status === 'rejected' && !(one.reason instanceof UnreachableError));
    throw failed?.status === 'rejected' ? failed.reason : new UnreachableError('NO_BROWSER');
  }

  private async sendTo({ id, address_enc: sealed }: Row, payload: string): Promise<void> {
    const { endpoint, p256dh, auth } = JSON.parse(
      this.cipher.open(sealed, 'push_subscription.address'),
    ) as PushAddress;
    const { publicKey, privateKey, contact: subject } = this.config.push!;
    try {
      await webpush.sendNotification({ endpoint, keys: { p256dh, auth } }, payload, {
        vapidDetails: { subject, publicKey, privateKey },
        TTL: KEPT_SECONDS,
        timeout: PATIENCE_MS,
      });
    } catch (error) {
      if (!(error instanceof WebPushError) || !GONE.includes(error.statusCode)) throw error;
      await this.dataSource.query('delete from push_subscription where id = $1', [id]);
      throw new UnreachableError('NO_BROWSER');
    }
  }
}
