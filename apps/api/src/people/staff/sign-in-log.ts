import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { RETENTIONS, deviceWords, isOddSignIn, shanghaiDate, shanghaiMinuteOfDay } from '@helan/domain';
import type { PageView, SignInView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { Transactions, likeText, readPage } from '../../kernel/db/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { Recurring } from '../../kernel/recurring.js';
import { keyedHash } from '../../kernel/secrets/keyed-hash.js';
import { CalendarService } from '../../rules/calendar/index.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { Entrance, type WayIn } from '../account/index.js';
import { SecurityEvents } from './security-events.js';

type Noted = Parameters<Parameters<Entrance['noteWith']>[0]>[0];

interface Row {
  id: string;
  at: Date;
  name: string;
  login: string;
  way: WayIn;
  device_words: string;
  device_mark: string | null;
  address_mark: string;
  is_new_device: boolean;
  is_odd: boolean;
}

const WAYS: Readonly<Record<WayIn, string>> = {
  PASSWORD: '账号密码',
  CODE: '短信验证码',
  ISSUER: '统一身份认证',
  LINK: '一次性链接',
};
const PRUNE_EVERY_MS = 3_600_000;
/** What the security of networks asks for is six months. Source: rules §13.1, §13.2 (网络安全法). */
const KEPT_DAYS = RETENTIONS.SIGN_IN_LOG.keptFor.days;
const MARK_LENGTH = 4;

/** Who signed in, when and on what; and a warning where that is odd (R24). */
@Injectable()
export class SignInLog implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly hash: (text: string) => string;
  private readonly loop = new Recurring('sign-in log', PRUNE_EVERY_MS, () => this.prune());

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly entrance: Entrance,
    private readonly events: SecurityEvents,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
    @Inject(CONFIG) config: Config,
  ) {
    this.hash = keyedHash(config, 'sign-in-log');
  }

  onModuleInit(): void {
    this.entrance.noteWith((noted) => this.note(noted));
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Those of everybody, by words of the name or by the login. */
  list({
    search = '',
    isOdd,
    at,
  }: {
    search?: string | undefined;
    isOdd?: boolean | undefined;
    at?: string | undefined;
  }): Promise<PageView<SignInView>> {
    const params: unknown[] = [];
    const conditions = isOdd ? ['l.is_odd'] : ['true'];
    if (search.trim()) {
      params.push(likeText(search.trim()));
      conditions.push('(a.display_name ilike $1 or a.login ilike $1)');
    }
    return this.page(conditions.join(' and '), params, at);
  }

  listOwn(accountId: string, at: string | undefined): Promise<PageView<SignInView>> {
    return this.page('l.account_id = $1', [accountId], at);
  }

  async prune(): Promise<void> {
    await this.dataSource.query(
      `delete from sign_in_log where at < platform_now() - make_interval(days => $1)`,
      [KEPT_DAYS],
    );
  }

  private async note({ accountId, way, request, place, isNewDevice }: Noted): Promise<void> {
    const words = deviceWords(request.get('user-agent') ?? '');
    const isOdd = isNewDevice && (await this.isOdd(accountId));
    await this.transactions.look(async (tx) => {
      const [row]: { id: string }[] = await tx.query(
        `insert into sign_in_log (account_id, at, way, device_words, device_mark, address_mark, is_new_device, is_odd)
         values ($1, platform_now(), $2, $3, $4, $5, $6, $7) returning id`,
        [
          accountId,
          way,
          words,
          place.device === undefined ? null : this.hash(`DEVICE:${place.device}`),
          this.hash(`ADDRESS:${place.address}`),
          isNewDevice,
          isOdd,
        ],
      );
      if (!isOdd) return;
      await this.events.add(tx, { kind: 'ODD_SIGN_IN', accountId, facts: `${WAYS[way]}，${words}` });
      await tell(tx, 'staff.odd-sign-in', `account ${accountId}`, { accountId, logId: row!.id });
    });
  }

  /** Whether nobody of the staff is expected at work now; of others there is no such hour. */
  private async isOdd(accountId: string): Promise<boolean> {
    const rows: { is_staff: boolean }[] = await this.dataSource.query(
      "select not ('MEMBER' = any (roles)) as is_staff from account where id = $1",
      [accountId],
    );
    const now = (await this.clock.now()).getTime();
    const [calendar, rulebook] = await Promise.all([this.calendars.load(), this.parameters.rulebook()]);
    return isOddSignIn(
      {
        hour: Math.floor(shanghaiMinuteOfDay(now) / 60),
        isWorkingDay: calendar.isWorkingDay(shanghaiDate(now)),
        isNewDevice: true,
        isStaff: rows[0]?.is_staff ?? false,
      },
      { from: rulebook['signIn.workFromHour'], until: rulebook['signIn.workUntilHour'] },
    );
  }

  private async page(
    where: string,
    params: unknown[],
    at: string | undefined,
  ): Promise<PageView<SignInView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: 'l.*, a.display_name as name, a.login',
        from: 'from sign_in_log l join account a on a.id = l.account_id',
        where,
        order: [
          { sql: 'l.at', type: 'timestamptz', isDescending: true },
          { sql: 'l.id', type: 'bigint', isDescending: true },
        ],
        params,
      },
      at,
    );
    return { items: rows.map(toView), ...place };
  }
}

function toView(row: Row): SignInView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    name: row.name,
    login: row.login,
    wayName: WAYS[row.way],
    deviceWords: row.device_words,
    deviceMark: row.device_mark?.slice(0, MARK_LENGTH) ?? '',
    networkMark: row.address_mark.slice(0, MARK_LENGTH),
    isNewDevice: row.is_new_device,
    isOdd: row.is_odd,
  };
}
