import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { isPushAddress } from '@helan/domain';
import type { PushKeyView } from '@helan/contracts';
import type { PushSubscriptionRequest } from '@helan/contracts/requests';
import type { Actor } from '../../kernel/auth/index.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { keyedHash } from '../../kernel/secrets/keyed-hash.js';
import type { EntityManager } from 'typeorm';
import { AccountSessions, type EndingSessions, outerIdOf } from '../account/index.js';

/** As a browser gives it. */
export type PushAddress = Pick<PushSubscriptionRequest, 'endpoint' | 'p256dh' | 'auth'>;

/** Of one account the newest are kept. */
const MOST_BROWSERS = 10;

/** The browsers that somebody wants to be told on, until he leaves them. */
@Injectable()
export class PushSubscriptions implements OnModuleInit {
  private readonly hash: (text: string) => string;

  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly sessions: AccountSessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.hash = keyedHash(config, 'push-subscription');
  }

  onModuleInit(): void {
    this.sessions.endWith(endWith);
  }

  key(): PushKeyView {
    return { key: this.config.push?.publicKey ?? null };
  }

  /**
   * The platform speaks to the browser makers' services and to nobody else; a browser is whoever's signed in on it last,
   * and belongs to the session in which it was last asked for.
   */
  async add(
    { accountId }: Actor,
    sid: string,
    { endpoint, p256dh, auth }: PushSubscriptionRequest,
  ): Promise<void> {
    if (!this.config.push) throw refused('message.push-off');
    if (!isPushAddress(endpoint)) throw refused('message.push-address', undefined, 'endpoint');
    const address: PushAddress = { endpoint, p256dh, auth };
    await this.transactions.run(async (tx) => {
      await tx.query(
        `insert into push_subscription (id, account_id, address_hash, address_enc, session_id, made_at)
         values (gen_random_uuid(), $1, $2, $3, ${outerIdOf(4)}, platform_now())
         on conflict (address_hash) do update set account_id = excluded.account_id, address_enc = excluded.address_enc,
           session_id = excluded.session_id, made_at = excluded.made_at`,
        [
          accountId,
          this.hash(endpoint),
          this.cipher.seal(JSON.stringify(address), 'push_subscription.address'),
          sid,
        ],
      );
      await tx.query(
        `delete from push_subscription where account_id = $1 and id not in (
           select id from push_subscription where account_id = $1 order by made_at desc, id limit $2)`,
        [accountId, MOST_BROWSERS],
      );
    });
  }

  async end({ accountId }: Actor, endpoint: string): Promise<void> {
    await this.transactions.run((tx) =>
      tx.query('delete from push_subscription where account_id = $1 and address_hash = $2', [
        accountId,
        this.hash(endpoint),
      ]),
    );
  }
}

async function endWith(tx: EntityManager, { accountId, only, keptSid = '' }: EndingSessions): Promise<void> {
  await (only
    ? tx.query('delete from push_subscription where account_id = $1 and session_id = $2', [accountId, only])
    : tx.query(
        `delete from push_subscription where account_id = $1 and session_id is distinct from ${outerIdOf(2)}`,
        [accountId, keptSid],
      ));
}
