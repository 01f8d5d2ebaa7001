const MOST_SHOWN = 99;

/** As many as there is room for. */
export function bellCount(unread: number): string {
  return unread > MOST_SHOWN ? `${MOST_SHOWN}+` : `${unread}`;
}

/** What whoever does not see the bell hears of it. */
export function bellWords(unread: number): string {
  return unread === 0 ? '消息，没有未读的' : `消息，${bellCount(unread)} 条未读`;
}
