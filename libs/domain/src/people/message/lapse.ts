import type { Instant } from '../../kernel/date/index.js';
import { type MessageEventCode, messageEvent } from './catalogue.js';
import type { MessageValues } from './message-values.js';
import { readShortMoment } from './short-moment.js';

/** From when on a message that was written at `at` says nothing any more; nothing where it stays true. */
export function lapseOf(code: MessageEventCode, { until }: MessageValues, at: Instant): Instant | undefined {
  return messageEvent(code).lapses && until !== undefined ? readShortMoment(until, at) : undefined;
}
