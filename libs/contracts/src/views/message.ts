import type { ChosenChannel, MessageGroup } from '@helan/domain';

/** One message of an inbox. */
export interface MessageView {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** A page of the platform. */
  readonly link: string;
  readonly at: string;
  readonly readAt: string | null;
}

export interface UnreadView {
  /** Counted to 100. */
  readonly count: number;
}

/** One way of a group of events, as its reader has chosen. */
export interface MessageChoiceView {
  readonly channel: ChosenChannel;
  readonly name: string;
  readonly isOn: boolean;
  /** All that go by it are required. */
  readonly isFixed: boolean;
}

export interface MessageGroupView {
  readonly group: MessageGroup;
  readonly name: string;
  /** Why an event cannot be switched off; null where it can. */
  readonly events: readonly { readonly name: string; readonly fixedBecause: string | null }[];
  readonly choices: readonly MessageChoiceView[];
}

/** A message that could not be sent. */
export interface UnsentMessageView {
  readonly id: string;
  readonly channelName: string;
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly tries: number;
  /** A code, never what was sent. */
  readonly error: string;
  readonly at: string;
}

/** News that could not be made into messages, and when it is tried again. */
export interface SetAsideView {
  readonly id: string;
  readonly topic: string;
  readonly at: string;
  readonly failures: number;
  readonly error: string;
  readonly restUntil: string;
}

/** What a liaison tells somebody by mouth. */
export interface MouthTellingView {
  readonly id: string;
  readonly name: string;
  /** Empty where none is known, or he has an account. */
  readonly phoneMasked: string;
  readonly villageName: string;
  readonly title: string;
  readonly text: string;
  readonly askedAt: string;
  /** From then on it says nothing any more; null where it stays true. */
  readonly lapsesAt: string | null;
  readonly toldAt: string | null;
  readonly tellerName: string | null;
  readonly note: string;
}

/** What a browser needs to be sent messages while no page is open; null where the platform sends none. */
export interface PushKeyView {
  readonly key: string | null;
}
