import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  CORRECTED_FIELDS,
  type CorrectedField,
  type MessageEventCode,
  NATURAL_KINDS,
  STANDING_FOR,
  shortMoment,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import type { OutboxTopics } from '../../kernel/outbox/outbox.js';
import { sameHash } from '../../kernel/secrets/look-up.js';
import { type MessageFor, MessageResolvers, type Reminder, Reminders } from '../message/index.js';

const LINKS: Readonly<Record<OutboxTopics['identity.linked']['to'], MessageEventCode>> = {
  ASKED: 'account.link-asked',
  LINKED: 'account.linked',
  REFUSED: 'account.link-refused',
};
/** The number of before while nothing has changed, the new one once it has. */
const PHONE_CHANGES: Readonly<Record<string, MessageEventCode>> = {
  ASKED: 'account.phone-asked',
  DONE: 'account.phone-given',
  REFUSED: 'account.phone-kept',
};
/** What is still looked into, and what somebody took back himself, is no news to him. */
const CORRECTIONS: Readonly<Record<string, MessageEventCode>> = {
  DONE: 'account.corrected',
  REFUSED: 'account.correction-refused',
};
/** Whoever has only been proposed for a stop does everything as before; of a wish to lift it nothing has come yet. */
const STOPS: Readonly<Record<string, { readonly own: MessageEventCode; readonly agent: MessageEventCode }>> =
  {
    IN_FORCE: { own: 'party.stopped', agent: 'mandate.held' },
    LIFTED: { own: 'party.resumed', agent: 'mandate.resumed' },
  };
/** A mandate that ran out is told of as long as it is no longer over than that. */
const DAYS_BACK = 7;

interface Mandate {
  readonly id: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly agentName: string;
  readonly agentKind: string;
  /** Accounts of the agent, known by his verified number. */
  readonly agents: readonly string[];
}

const COLUMNS = `m.id, m.party_id as "partyId", p.name as "partyName", m.agent_name as "agentName", m.kind as "agentKind",
  array(select r.account_id from real_name r where ${sameHash('r.id_number_hash', 'm.agent_id_hash')}
    union select a.id from party o join account a on a.party_id = o.id
    where ${sameHash('o.id_number_hash', 'm.agent_id_hash')} and o.kind = any($1) and o.verified_at is not null) as agents`;
const FROM = 'from agent_mandate m join party p on p.id = m.party_id';
const TODAY = "(platform_now() at time zone 'Asia/Shanghai')::date";

type Told = Pick<MessageFor, 'event' | 'values' | 'once'>;

/** Who is told of who somebody is, whether he may act, and who acts for him. */
@Injectable()
export class IdentityMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly reminders: Reminders,
    private readonly clock: PlatformClock,
  ) {}

  onModuleInit(): void {
    this.resolvers.resolve('identity.linked', async ({ accountId, to }, source, { at }) => {
      const rows: { name: string }[] = await source.query(
        'select display_name as name from account where id = $1',
        [accountId],
      );
      // Whoever is linked goes by the name that was proved, which may not be the one he wrote himself.
      const name = to === 'LINKED' ? { what: rows[0]?.name ?? '' } : {};
      const values = { at: await this.inWords(source, at), ...name };
      return [{ event: LINKS[to], side: 'OWNER', to: { kind: 'ACCOUNT', id: accountId }, values }];
    });
    this.resolvers.resolve('phone-change.moved', async ({ accountId, to }, source, { at }) => {
      const event = PHONE_CHANGES[to];
      const values = { at: await this.inWords(source, at) };
      return event ? [{ event, side: 'OWNER', to: { kind: 'ACCOUNT', id: accountId }, values }] : [];
    });
    this.resolvers.resolve('correction.moved', async ({ correctionId, partyId, to }, source, { at }) => {
      const event = CORRECTIONS[to];
      if (!event) return [];
      const rows: { fields: CorrectedField[] }[] = await source.query(
        'select fields from party_correction where id = $1',
        [correctionId],
      );
      if (!rows[0]) return [];
      const what = rows[0].fields.map((field) => CORRECTED_FIELDS[field]).join('、');
      return [toParty(partyId, { event, values: { at: await this.inWords(source, at), what } })];
    });
    this.resolvers.resolve('party.number-freed', async ({ partyId, accountIds }, source, { at }) => {
      const told: Told = { event: 'party.number-freed', values: { at: await this.inWords(source, at) } };
      // Business that had begun stays with the party: its accounts are no longer reached by it.
      const accounts = accountIds.map((id) => ({ kind: 'ACCOUNT', id }) as const);
      return accounts.length > 0
        ? accounts.map((to) => ({ ...told, side: 'OWNER', to }))
        : [toParty(partyId, told)];
    });
    this.resolvers.resolve('party.stopped', ({ stopId, partyId, to }, source, { at }) =>
      this.stopped(source, { stopId, partyId, to, at }),
    );
    this.resolvers.resolve('mandate.moved', ({ mandateId, to }, source, { at }) =>
      this.mandate(source, { mandateId, to, at }),
    );
    this.reminders.add('mandates', (source) => this.ranOut(source));
  }

  /** Told once for each stop: one that is kept when its end was asked for goes on. The cause is told to nobody. */
  private async stopped(
    source: EntityManager,
    { stopId, partyId, to, at }: { stopId: string; partyId: string; to: string; at: Date },
  ): Promise<MessageFor[]> {
    const events = STOPS[to];
    if (!events) return [];
    const values = { at: await this.inWords(source, at) };
    // A guardian or an heir is named because of the stop, and goes on.
    const mandates: Mandate[] = await source.query(
      `select ${COLUMNS} ${FROM} where m.party_id = $2 and m.ended_at is null and m.kind <> all($3)
         and (m.until_day is null or m.until_day >= ${TODAY}) order by m.given_at, m.id`,
      [NATURAL_KINDS, partyId, STANDING_FOR],
    );
    const once = `stop:${stopId}`;
    return [
      toParty(partyId, { event: events.own, values, once }),
      ...mandates.flatMap((mandate) =>
        toAgents(mandate, { event: events.agent, values: { ...values, what: mandate.partyName }, once }),
      ),
    ];
  }

  private async mandate(
    source: EntityManager,
    { mandateId, to, at }: { mandateId: string; to: string; at: Date },
  ): Promise<MessageFor[]> {
    const rows: Mandate[] = await source.query(`select ${COLUMNS} ${FROM} where m.id = $2`, [
      NATURAL_KINDS,
      mandateId,
    ]);
    const [mandate] = rows;
    if (!mandate) return [];
    const when = await this.inWords(source, at);
    const isNamed = STANDING_FOR.some((kind) => kind === mandate.agentKind);
    if (to === 'ENDED')
      return isNamed
        ? both(mandate, when, { own: 'mandate.unnamed', agent: 'mandate.revoked' })
        : ended(mandate, when);
    if (to === 'CONFIRMED') return both(mandate, when, { own: 'mandate.named', agent: 'mandate.confirmed' });
    // Who is named at the window acts only once another person has seen the papers.
    return isNamed ? [] : both(mandate, when, { own: 'mandate.given', agent: 'mandate.received' });
  }

  /** Those whose last day is over, each told once. */
  private async ranOut(source: EntityManager): Promise<Reminder[]> {
    const rows: (Mandate & { endedAt: Date })[] = await source.query(
      `select ${COLUMNS}, (m.until_day + 1)::timestamp at time zone 'Asia/Shanghai' as "endedAt" ${FROM}
       where m.ended_at is null and m.until_day between ${TODAY} - ${DAYS_BACK} and ${TODAY} - 1
         and not exists (select from message t where t.event = 'mandate.over' and t.subject = 'mandate:' || m.id)
       order by m.until_day, m.id limit 1000`,
      [NATURAL_KINDS],
    );
    const all: Reminder[] = [];
    for (const row of rows) {
      const once = `mandate:${row.id}`;
      const when = await this.inWords(source, row.endedAt);
      all.push(...ended(row, when).map((message) => ({ ...message, once })));
    }
    return all;
  }

  private async inWords(source: EntityManager, at: Date): Promise<string> {
    return shortMoment(at.getTime(), (await this.clock.now(source)).getTime());
  }
}

function ended(mandate: Mandate, at: string): MessageFor[] {
  return both(mandate, at, { own: 'mandate.over', agent: 'mandate.ended' });
}

/** Each of the two is told with the other's name. */
function both(
  mandate: Mandate,
  at: string,
  { own, agent }: { own: MessageEventCode; agent: MessageEventCode },
): MessageFor[] {
  return [
    toParty(mandate.partyId, { event: own, values: { at, what: mandate.agentName } }, mandate.agents),
    ...toAgents(mandate, { event: agent, values: { at, what: mandate.partyName } }),
  ];
}

function toParty(id: string, told: Told, but: readonly string[] = []): MessageFor {
  return { ...told, side: 'OWNER', to: { kind: 'PARTY', id, but } };
}

function toAgents({ agents }: Mandate, told: Told): MessageFor[] {
  return agents.map((id) => ({ ...told, side: 'AGENT', to: { kind: 'ACCOUNT', id } }));
}
