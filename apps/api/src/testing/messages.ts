import type { MessageView, PageView } from '@helan/contracts';
import { Transactions } from '../kernel/db/index.js';
import { tell } from '../kernel/outbox/outbox.js';
import { type SmsMessage, SmsPort } from '../kernel/sms/index.js';
import { DeliveryRunner, OutboxReader, Reminders } from '../people/message/index.js';
import type { TestPlatform } from './test-platform.js';

/** The messages of a platform, read and sent when a test says so; what goes out as a short message is caught. */
export class MessageRoom {
  /** What the gateway does with a message before it has taken it. */
  gateway: (message: SmsMessage) => Promise<void> = () => Promise.resolve();

  private constructor(
    readonly platform: TestPlatform,
    readonly sent: SmsMessage[],
  ) {}

  /** Several processes may put what they send into one pile. */
  static async of(platform: TestPlatform, sent: SmsMessage[] = []): Promise<MessageRoom> {
    const room = new MessageRoom(platform, sent);
    await platform.app.get(OutboxReader).onApplicationShutdown();
    await platform.app.get(DeliveryRunner).onApplicationShutdown();
    await platform.app.get(Reminders).onApplicationShutdown();
    platform.app.get(SmsPort).send = async (message) => {
      await room.gateway(message);
      sent.push(message);
    };
    return room;
  }

  read(): Promise<number> {
    return this.platform.app.get(OutboxReader).readAll();
  }

  send(): Promise<number> {
    return this.platform.app.get(DeliveryRunner).sendDue();
  }

  remind(): Promise<void> {
    return this.platform.app.get(Reminders).look();
  }

  /** Everything that is there to be told, second by second. */
  async sendAll(): Promise<void> {
    await this.read();
    while ((await this.send()) > 0) await this.later(1_001);
  }

  async later(ms: number): Promise<void> {
    await this.platform.advance((await this.platform.time()) + ms);
  }

  async inbox(login: string): Promise<readonly MessageView[]> {
    return (await (await this.platform.as(login)).get<PageView<MessageView>>('my/messages')).items;
  }

  /** Rows of a table, under a condition. */
  async count(from: string): Promise<number> {
    const rows: { count: string }[] = await this.platform.dataSource.query(`select count(*) from ${from}`);
    return Number(rows[0]!.count);
  }

  async accountOf(login: string): Promise<string> {
    const rows: { id: string }[] = await this.platform.dataSource.query(
      'select id from account where login = $1',
      [login],
    );
    return rows[0]!.id;
  }

  /** One piece of news about somebody's account. */
  async changed(login: string): Promise<void> {
    const accountId = await this.accountOf(login);
    await this.platform.app
      .get(Transactions)
      .run((tx) => tell(tx, 'account.changed', accountId, { accountId, what: 'PASSWORD' }));
  }
}
