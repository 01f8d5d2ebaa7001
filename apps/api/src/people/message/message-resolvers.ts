import { Injectable } from '@nestjs/common';
import type { MessageEventCode, MessageSide, MessageValues, Role } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { OutboxTopics } from '../../kernel/outbox/outbox.js';

export type Topic = keyof OutboxTopics;

/**
 * Whom a message goes to: an account, whoever acts for a party, one of several who apply together, a line of a list of
 * households, a desk of a region.
 */
export type Recipient =
  | {
      readonly kind: 'ACCOUNT' | ContactKind;
      readonly id: string;
      readonly villageCode?: string;
      /** Accounts that act for him and are told of it in words of their own. */
      readonly but?: readonly string[];
    }
  | { readonly kind: 'ROLE'; readonly role: Role; readonly regionCode: string };
export type ContactKind = 'PARTY' | 'PARTNER' | 'HOUSEHOLD';

/** One message that a piece of news brings. */
export interface MessageFor {
  readonly event: MessageEventCode;
  readonly side: MessageSide;
  readonly to: Recipient;
  readonly values: MessageValues;
  /** What it is told of once, whatever is told of it again; the piece of news itself where nothing is said. */
  readonly once?: string;
}

/** A piece of news as it stands in the outbox. */
export interface News {
  readonly id: string;
  readonly subject: string;
  readonly at: Date;
}

export type Resolver<T extends Topic> = (
  payload: OutboxTopics[T],
  source: EntityManager,
  news: News,
) => Promise<readonly MessageFor[]>;

/** Rooms say who is told of what they know, and with which values; asked after the commit, by whoever reads the outbox. */
@Injectable()
export class MessageResolvers {
  private readonly resolvers = new Map<Topic, Resolver<never>[]>();

  resolve<T extends Topic>(topic: T, resolver: Resolver<T>): void {
    this.resolvers.set(topic, [...(this.resolvers.get(topic) ?? []), resolver]);
  }

  has(topic: Topic): boolean {
    return this.resolvers.has(topic);
  }

  async of(topic: Topic, payload: object, source: EntityManager, news: News): Promise<MessageFor[]> {
    const messages: MessageFor[] = [];
    for (const resolver of this.resolvers.get(topic) ?? [])
      messages.push(...(await resolver(payload as never, source, news)));
    return messages;
  }
}
