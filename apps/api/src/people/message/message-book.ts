import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type ChosenChannel,
  type MessageWords,
  isFixed,
  lapseOf,
  messageEvent,
  wordsOf,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { type Addressee, Addressees } from './addressees.js';
import type { MessageFor, News } from './message-resolvers.js';

/** A message to one recipient, before it is known whether he has been told already. */
interface Line {
  readonly id: string;
  readonly message: MessageFor;
  readonly to: Addressee;
  readonly words: MessageWords;
  readonly subject: string;
}

/** Writes what a piece of news brings, in a handful of statements however many are told; each once. */
@Injectable()
export class MessageBook {
  constructor(private readonly addressees: Addressees) {}

  async write(tx: EntityManager, news: News, messages: readonly MessageFor[]): Promise<void> {
    if (messages.length === 0) return;
    const tos = await this.addressees.of(tx, messages);
    const lines = messages.flatMap((message, index) => {
      const words = wordsOf(message.event, message.side, message.values);
      return tos[index]!.map((to) => ({
        id: randomUUID(),
        message,
        to,
        words,
        subject: message.once ?? `news:${news.id}`,
      }));
    });
    const isNew = await insertMessages(tx, news, lines);
    const written = lines.filter(({ id }) => isNew.has(id));
    const silenced = await silencedBy(tx, written);
    await insertDeliveries(tx, written, silenced);
    await askLiaisons(tx, news, { lines: written, silenced });
  }

  /** What somebody was last told of an event about a subject. */
  async lastTold(
    source: EntityManager,
    event: string,
    subject: string,
  ): Promise<Record<string, string> | null> {
    const rows: { facts: Record<string, string> }[] = await source.query(
      'select facts from message where event = $1 and subject = $2 order by at desc limit 1',
      [event, subject],
    );
    return rows[0]?.facts ?? null;
  }
}

/** All of them as one text: ten thousand rows as arrays take the platform longer to write than the database to read. */
async function insertMessages(tx: EntityManager, news: News, lines: readonly Line[]): Promise<Set<string>> {
  const rows: { id: string }[] = await tx.query(
    `insert into message (id, event, subject, recipient, account_id, facts, title, text, link, at)
     select m.*, $2 from json_to_recordset($1::json) m (id uuid, event text, subject text, recipient text,
       account_id uuid, facts jsonb, title text, text text, link text)
     on conflict (event, subject, recipient) do nothing returning id`,
    [
      JSON.stringify(
        lines.map(({ id, message, subject, to, words }) => ({
          id,
          event: message.event,
          subject,
          recipient: to.recipient,
          account_id: to.accountId,
          facts: message.values,
          title: words.title,
          text: words.text,
          link: words.link,
        })),
      ),
      news.at,
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

/** `account:kind:channel` of what those who are told have switched off. */
async function silencedBy(tx: EntityManager, lines: readonly Line[]): Promise<ReadonlySet<string>> {
  const rows: { account_id: string; kind: string; channel: string }[] = await tx.query(
    'select account_id, kind, channel from message_choice where account_id = any($1) and not is_on',
    [lines.map(({ to }) => to.accountId)],
  );
  return new Set(rows.map((row) => `${row.account_id}:${row.kind}:${row.channel}`));
}

/** The time is asked once, not with each row. */
async function insertDeliveries(
  tx: EntityManager,
  lines: readonly Line[],
  silenced: ReadonlySet<string>,
): Promise<void> {
  const ways = lines.flatMap((line) =>
    channelsOf(line, silenced).map((channel) => ({ id: line.id, channel })),
  );
  if (ways.length === 0) return;
  await tx.query(
    `insert into delivery (id, message_id, channel, next_at)
     select gen_random_uuid(), w.message_id, w.channel, n.now from (select platform_now() as now offset 0) n,
       unnest($1::uuid[], $2::text[]) w (message_id, channel)`,
    [ways.map(({ id }) => id), ways.map(({ channel }) => channel)],
  );
}

function channelsOf({ message, to }: Line, silenced: ReadonlySet<string>): ChosenChannel[] {
  const isThere = { SMS: to.hasPhone, PUSH: to.hasBrowser };
  return waysOf({ message, to }, silenced).filter((channel) => isThere[channel]);
}

/** All of the event's that he has not switched off. */
function waysOf({ message, to }: Pick<Line, 'message' | 'to'>, silenced: ReadonlySet<string>) {
  const { by, group } = messageEvent(message.event);
  return by.filter(
    (channel) => isFixed(message.event) || !silenced.has(`${to.accountId}:${group}:${channel}`),
  );
}

/** Whoever has no account reads nothing, and whose number is another's hears nothing: his liaison tells him. */
async function askLiaisons(
  tx: EntityManager,
  news: News,
  { lines, silenced }: { readonly lines: readonly Line[]; readonly silenced: ReadonlySet<string> },
): Promise<void> {
  const asked = lines.filter(
    (line) => line.to.villageCode !== null && waysOf(line, silenced).includes('SMS'),
  );
  if (asked.length === 0) return;
  await tx.query(
    `insert into mouth_telling (id, message_id, village_code, lapses_at, asked_at)
     select m.id, m.message_id, m.village_code, coalesce(m.lapses_at, 'infinity'), $5
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[]) m (id, message_id, village_code, lapses_at)`,
    [
      asked.map(() => randomUUID()),
      asked.map(({ id }) => id),
      asked.map(({ to }) => to.villageCode),
      asked.map(({ message }) => lapseText(lapseOf(message.event, message.values, news.at.getTime()))),
      news.at,
    ],
  );
}

/** As the database reads it; nothing where it never lapses. */
export function lapseText(lapse: number | undefined): string | null {
  return lapse === undefined ? null : new Date(lapse).toISOString();
}
