import { CLOSING_EVENTS } from './closing-events.js';
import type { MessageEvent } from './event-shape.js';
import { IDENTITY_EVENTS } from './identity-events.js';
import { LISTING_EVENTS } from './listing-events.js';
import { OWN_EVENTS } from './own-events.js';
import { TRADING_EVENTS } from './trading-events.js';

/** Everything that the platform tells anybody: of what, whom, how, and in which words. */
export const MESSAGE_EVENTS = {
  ...LISTING_EVENTS,
  ...TRADING_EVENTS,
  ...CLOSING_EVENTS,
  ...IDENTITY_EVENTS,
  ...OWN_EVENTS,
} as const satisfies Readonly<Record<string, MessageEvent>>;

export type MessageEventCode = keyof typeof MESSAGE_EVENTS;

export function messageEvent(code: MessageEventCode): MessageEvent {
  return MESSAGE_EVENTS[code];
}

/** Whether somebody may switch a way off for an event: what the law requires goes by all its ways. */
export function isFixed(code: MessageEventCode): boolean {
  return messageEvent(code).law !== null;
}
