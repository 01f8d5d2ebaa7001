import { EVERYBODY } from './whoever.js';

/** Who may read messages, choose, send again and tell by mouth. */
export const MESSAGE_STEPS = [
  ['get', 'my/messages', EVERYBODY],
  ['get', 'my/messages/unread', EVERYBODY],
  ['post', 'my/messages/reading', EVERYBODY],
  ['post', 'my/messages/:id/reading', EVERYBODY],
  ['get', 'my/message-choices', EVERYBODY],
  ['post', 'my/message-choices', EVERYBODY],
  ['get', 'my/push-key', EVERYBODY],
  ['post', 'my/push-subscriptions', EVERYBODY],
  ['post', 'my/push-subscriptions/ending', EVERYBODY],
  ['get', 'my/calendar.ics', EVERYBODY],
  ['get', 'my/lots/:id/calendar.ics', EVERYBODY],
  ['get', 'unsent-messages', 'CENTER_ACCEPT'],
  ['post', 'unsent-messages/:id/trial', 'CENTER_ACCEPT'],
  ['post', 'unsent-messages/:id/handover', 'CENTER_ACCEPT'],
  ['post', 'unsent-messages/:id/settlement', 'CENTER_ACCEPT'],
  ['get', 'unread-news', 'SYS_ADMIN'],
  ['post', 'unread-news/trial', 'SYS_ADMIN'],
  ['get', 'mouth-tellings', 'VILLAGE_LIAISON'],
  ['post', 'mouth-tellings/:id/tick', 'VILLAGE_LIAISON'],
  ['delete', 'mouth-tellings/:id/tick', 'VILLAGE_LIAISON'],
] as const;
