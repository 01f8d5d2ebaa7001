import { fillTemplate } from '../../kernel/index.js';
import { type MessageEventCode, messageEvent } from './catalogue.js';
import type { MessageSide } from './event-shape.js';
import { MESSAGE_VALUES, type MessageValueName, type MessageValues } from './message-values.js';

/** What a gateway puts before each short message, since carriers ask for it: it counts, and is not ours to send. */
export const SMS_SIGNATURE = '【贺兰农交】';
/** Code points of one short message. */
export const SMS_LENGTH = 70;

const MARK = /\{(\w+)\}/g;
const CUT = '…';
/** No name is cut to less than so many code points before the mark that it was. */
const LEAST_NAME = 4;

export interface MessageWords {
  readonly title: string;
  /** Whole, as the inbox shows it. */
  readonly text: string;
  /** Its names shortened where it would be longer than one short message. */
  readonly sms: string;
  readonly link: string;
}

/**
 * The words of an event for one side. Throws where a value that they name is missing or empty, and where nobody of that
 * side is told of the event.
 */
export function wordsOf(code: MessageEventCode, side: MessageSide, values: MessageValues): MessageWords {
  const event = messageEvent(code);
  const link = event.to[side];
  if (link === undefined) throw new Error(`${code} is not told to ${side}`);
  return {
    title: event.name,
    text: fill(code, event.text, values),
    // Ten thousand are written for the inbox at once; what is sent is made when it is.
    get sms() {
      return fill(code, event.text, shortValues(code, event.text, values));
    },
    link: fill(code, link, values),
  };
}

/** A short message as a port takes it: the template with its values, the names of which are short enough. */
export function smsOf(
  code: MessageEventCode,
  values: MessageValues,
): { readonly text: string; readonly values: Readonly<Record<string, string>> } {
  const { text } = messageEvent(code);
  const short = shortValues(code, text, values);
  return {
    text,
    values: Object.fromEntries(namesIn(text).map((name) => [name, short[name]!])),
  };
}

/** Names are shortened, the longest first, until it fits; figures never: what still does not fit goes as it is. */
function shortValues(code: string, template: string, values: MessageValues): MessageValues {
  const short: Partial<Record<MessageValueName, string>> = { ...values };
  for (;;) {
    const over = lengthOf(SMS_SIGNATURE) + lengthOf(fill(code, template, short)) - SMS_LENGTH;
    const name = over > 0 ? longestName(template, short) : undefined;
    if (!name) return short;
    short[name] = shortened(short[name]!, over);
  }
}

function longestName(template: string, values: MessageValues): MessageValueName | undefined {
  return namesIn(template)
    .filter((name) => MESSAGE_VALUES[name] === 'NAME' && lengthOf(values[name] ?? '') > LEAST_NAME + 1)
    .sort((one, other) => lengthOf(values[other]!) - lengthOf(values[one]!))[0];
}

/** By as much as it is too long, and one for the mark where there is none yet. */
function shortened(name: string, over: number): string {
  const signs = [...name.replace(CUT, '')];
  const kept = Math.max(LEAST_NAME, signs.length - over - (name.endsWith(CUT) ? 0 : 1));
  return `${signs.slice(0, kept).join('')}${CUT}`;
}

function fill(code: string, template: string, values: MessageValues): string {
  const filled = fillTemplate(template, values);
  if ('missing' in filled) throw new Error(`${code} lacks its value ${filled.missing.join(', ')}`);
  return filled.text;
}

/** What a template names. */
export function namesIn(template: string): MessageValueName[] {
  return [...template.matchAll(MARK)].map(([, name]) => name as MessageValueName);
}

function lengthOf(text: string): number {
  return [...text].length;
}
