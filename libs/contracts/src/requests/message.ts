import { IsBoolean, IsIn } from 'class-validator';
import { type ChosenChannel, MESSAGE_GROUPS, type MessageGroup } from '@helan/domain';
import { Exact, OptionalText, Text } from './decorators.js';

/** One way of a group of events, switched on or off. */
export class MessageChoiceRequest {
  @IsIn(Object.keys(MESSAGE_GROUPS)) group!: MessageGroup;
  @IsIn(['SMS', 'PUSH']) channel!: ChosenChannel;
  @IsBoolean() isOn!: boolean;
}

/** What the liaison wants to remember of it. */
export class MouthTellingRequest {
  @OptionalText(100) note?: string;
}

/** How somebody was told whom no short message reaches, or why nobody is. */
export class SettleMessageRequest {
  @Text(100) note!: string;
}

/** Where a browser is reached, as its push service has given it. */
export class PushSubscriptionRequest {
  @Exact(1000) endpoint!: string;
  @Exact(200) p256dh!: string;
  @Exact(100) auth!: string;
}

/** A browser that is not to be told any more. */
export class PushEndingRequest {
  @Exact(1000) endpoint!: string;
}
