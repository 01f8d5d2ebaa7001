/**
 * What a message's text may name. A name gives way where a short message has no room; a figure (an amount, a time, a
 * number) is never cut. Ids stand in links only.
 */
export const MESSAGE_VALUES = {
  lot: 'NAME',
  what: 'NAME',
  who: 'NAME',
  amount: 'FIGURE',
  until: 'FIGURE',
  at: 'FIGURE',
  no: 'FIGURE',
  count: 'FIGURE',
  project: 'ID',
  registration: 'ID',
  lotId: 'ID',
  path: 'ID',
} as const satisfies Readonly<Record<string, 'NAME' | 'FIGURE' | 'ID'>>;

export type MessageValueName = keyof typeof MESSAGE_VALUES;
export type MessageValues = Readonly<Partial<Record<MessageValueName, string>>>;
