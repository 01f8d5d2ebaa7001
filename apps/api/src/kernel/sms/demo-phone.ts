import type { DemoMessageView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { textOf } from './check-message.js';
import { type SmsMessage, SmsPort } from './sms-port.js';

const MOST_SHOWN = 50;

/** The phone of a demonstration: what was sent to whom, for everybody to see. Its numbers are invented. */
export class DemoPhone extends SmsPort {
  readonly isConfigured = true;

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async send(message: SmsMessage): Promise<void> {
    await this.dataSource.query(
      `insert into demo_phone (key, number, template, text, sent_at) values ($1, $2, $3, $4, platform_now())
       on conflict (key) do nothing`,
      [message.key, message.to, message.template, textOf(message)],
    );
  }

  /** What one number has been sent, newest first; what all have where none is named. */
  async read(number: string): Promise<DemoMessageView[]> {
    const rows: { number: string; text: string; sent_at: Date }[] = await this.dataSource.query(
      `select number, text, sent_at from demo_phone where $1 = '' or number = $1 order by id desc limit $2`,
      [number, MOST_SHOWN],
    );
    return rows.map(({ number: to, text, sent_at }) => ({ number: to, text, sentAt: sent_at.toISOString() }));
  }
}
