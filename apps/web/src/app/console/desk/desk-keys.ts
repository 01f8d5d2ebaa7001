/** What a key does at the desk. */
export type DeskDeed = 'SEARCH' | 'DOWN' | 'UP' | 'OPEN' | 'MARK' | 'BACK' | 'NEXT' | 'BEFORE' | 'SEND';

/** A key as it was pressed, and where. */
export interface Press {
  readonly key: string;
  /** Ctrl, or Command. */
  readonly isControl: boolean;
  readonly isAlt: boolean;
  /** In a box for text, a choice, or anything else that has its own use for keys. */
  readonly isTyping: boolean;
  /** An input method is putting a word together: the key is its own. */
  readonly isComposing: boolean;
  readonly place: 'LIST' | 'TASK' | 'ELSEWHERE';
}

const OF_LIST: Readonly<Record<string, DeskDeed>> = {
  j: 'DOWN',
  k: 'UP',
  Enter: 'OPEN',
  o: 'OPEN',
  x: 'MARK',
};
const OF_TASK: Readonly<Record<string, DeskDeed>> = { j: 'NEXT', k: 'BEFORE' };

/** What is done; nothing where the key is left to whatever has the focus. */
export function deedOf({ key, isControl, isAlt, isTyping, isComposing, place }: Press): DeskDeed | undefined {
  if (isAlt || isComposing) return undefined;
  if (isControl) return key === 'Enter' && place === 'TASK' ? (isTyping ? 'SEND' : 'NEXT') : undefined;
  if (isTyping) return undefined;
  if (key === '/') return 'SEARCH';
  if (key === 'Escape') return place === 'TASK' ? 'BACK' : undefined;
  const letter = key.length === 1 ? key.toLowerCase() : key;
  const keys = place === 'LIST' ? OF_LIST : place === 'TASK' ? OF_TASK : {};
  return Object.hasOwn(keys, letter) ? keys[letter] : undefined;
}
