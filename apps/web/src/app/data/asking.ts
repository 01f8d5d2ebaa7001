import { type Signal, signal } from '@angular/core';

/** What a list is asked with, and its page. */
export interface Asking<T> {
  readonly now: Signal<T & { readonly page: number }>;
  /** Another question begins at its first page. */
  ask(change: Partial<T & { readonly page: number }>): void;
}

/** The question that a list answers, as its desk is opened. */
export function asking<T extends object>(first: T): Asking<T> {
  const now = signal({ ...first, page: 1 });
  return {
    now: now.asReadonly(),
    ask: (change) => now.update((question) => ({ ...question, page: 1, ...change })),
  };
}
