import { Injectable, inject } from '@angular/core';
import type {
  MessageGroupView,
  MessageView,
  MouthTellingView,
  PageView,
  PushKeyView,
  SetAsideView,
  UnreadView,
  UnsentMessageView,
} from '@helan/contracts';
import type { MessageChoiceRequest, PushSubscriptionRequest } from '@helan/contracts/requests';
import { Api } from '../api';

/** What is to be told by mouth; what has passed its day; what has been told. */
export type MouthTellings = 'WAITING' | 'LAPSED' | 'TOLD';

/** What somebody is told, and how; and for the staff what could not be sent. */
@Injectable({ providedIn: 'root' })
export class MessagesClient {
  private readonly api = inject(Api);

  list(at: string, isUnread: boolean): Promise<PageView<MessageView>> {
    return this.api.get('my/messages', { at, unread: isUnread || undefined });
  }

  unread(): Promise<UnreadView> {
    return this.api.get('my/messages/unread');
  }

  markRead(id: string): Promise<void> {
    return this.api.post(`my/messages/${id}/reading`);
  }

  markAllRead(): Promise<void> {
    return this.api.post('my/messages/reading');
  }

  choices(): Promise<MessageGroupView[]> {
    return this.api.get('my/message-choices');
  }

  choose(choice: MessageChoiceRequest): Promise<void> {
    return this.api.post('my/message-choices', choice);
  }

  pushKey(): Promise<PushKeyView> {
    return this.api.get('my/push-key');
  }

  subscribe(subscription: PushSubscriptionRequest): Promise<void> {
    return this.api.post('my/push-subscriptions', subscription);
  }

  unsubscribe(endpoint: string): Promise<void> {
    return this.api.post('my/push-subscriptions/ending', { endpoint });
  }

  unsent(at: string): Promise<PageView<UnsentMessageView>> {
    return this.api.get('unsent-messages', { at });
  }

  tryAgain(id: string): Promise<void> {
    return this.api.post(`unsent-messages/${id}/trial`);
  }

  giveToLiaison(id: string): Promise<void> {
    return this.api.post(`unsent-messages/${id}/handover`);
  }

  settle(id: string, note: string): Promise<void> {
    return this.api.post(`unsent-messages/${id}/settlement`, { note });
  }

  setAside(): Promise<SetAsideView[]> {
    return this.api.get('unread-news');
  }

  readAgain(): Promise<void> {
    return this.api.post('unread-news/trial');
  }

  tellings(at: string, which: MouthTellings): Promise<PageView<MouthTellingView>> {
    return this.api.get('mouth-tellings', { at, told: which === 'TOLD', lapsed: which === 'LAPSED' });
  }

  untick(id: string): Promise<void> {
    return this.api.delete(`mouth-tellings/${id}/tick`);
  }

  tick(id: string, note: string): Promise<void> {
    return this.api.post(`mouth-tellings/${id}/tick`, { note });
  }
}
