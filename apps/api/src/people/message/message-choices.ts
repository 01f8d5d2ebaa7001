import { Injectable } from '@nestjs/common';
import {
  type ChosenChannel,
  MESSAGE_CHANNELS,
  MESSAGE_EVENTS,
  MESSAGE_GROUPS,
  MESSAGE_LAWS,
  type MessageEvent,
  type MessageGroup,
} from '@helan/domain';
import type { MessageChoiceView, MessageGroupView } from '@helan/contracts';
import type { MessageChoiceRequest } from '@helan/contracts/requests';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { SmsPort } from '../../kernel/sms/index.js';
import { PushSubscriptions } from './push-subscriptions.js';

const CHANNELS: readonly ChosenChannel[] = ['SMS', 'PUSH'];

/** Which ways somebody wants beside the inbox; what the law requires is no choice. */
@Injectable()
export class MessageChoices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly sms: SmsPort,
    private readonly push: PushSubscriptions,
  ) {}

  async list({ accountId, roles }: Actor): Promise<MessageGroupView[]> {
    const rows: { kind: string; channel: string; is_on: boolean }[] = await this.dataSource.query(
      'select kind, channel, is_on from message_choice where account_id = $1',
      [accountId],
    );
    const isOn = (kind: string, channel: string) =>
      rows.find((row) => row.kind === kind && row.channel === channel)?.is_on ?? true;
    // What the platform has no way for is promised to nobody.
    const offered = CHANNELS.filter((channel) => this.isOffered(channel));
    const isMember = roles.includes('MEMBER');
    return (Object.keys(MESSAGE_GROUPS) as MessageGroup[])
      .filter((group) => group === 'ACCOUNT' || isMember === (group !== 'WORK'))
      .map((group) => ({
        group,
        name: MESSAGE_GROUPS[group],
        events: eventsOf(group).map(({ name, law }) => ({ name, fixedBecause: law && MESSAGE_LAWS[law] })),
        choices: offered.flatMap((channel) => choiceOf(group, channel, isOn(group, channel))),
      }));
  }

  private isOffered(channel: ChosenChannel): boolean {
    return channel === 'SMS' ? this.sms.isConfigured : this.push.key().key !== null;
  }

  async choose({ accountId }: Actor, { group, channel, isOn }: MessageChoiceRequest): Promise<void> {
    if (choiceOf(group, channel, isOn).every(({ isFixed }) => isFixed)) throw refused('message.no-choice');
    await this.transactions.run((tx) =>
      tx.query(
        `insert into message_choice (account_id, kind, channel, is_on) values ($1, $2, $3, $4)
         on conflict (account_id, kind, channel) do update set is_on = excluded.is_on`,
        [accountId, group, channel, isOn],
      ),
    );
  }
}

function eventsOf(group: MessageGroup): MessageEvent[] {
  return Object.values<MessageEvent>(MESSAGE_EVENTS).filter((event) => event.group === group);
}

/** Nothing where no event of the group goes by it; fixed where all that do are required. */
function choiceOf(group: MessageGroup, channel: ChosenChannel, isOn: boolean): MessageChoiceView[] {
  const events = eventsOf(group).filter(({ by }) => by.includes(channel));
  if (events.length === 0) return [];
  const isFixed = events.every(({ law }) => law !== null);
  return [{ channel, name: MESSAGE_CHANNELS[channel], isOn: isFixed || isOn, isFixed }];
}
