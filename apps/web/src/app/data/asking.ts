import { type Signal, signal } from '@angular/core';

/** What a list is asked with, and the place of its page; without one, the first. */
export interface Asking<T> {
  readonly now: Signal<T & { readonly at: string }>;
  /** Another question begins at its first page. */
  ask(change: Partial<T & { readonly at: string }>): void;
}

/** The question that a list answers, as its desk is opened. */
export function asking<T extends object>(first: T): Asking<T> {
  const now = signal({ ...first, at: '' });
  return {
    now: now.asReadonly(),
    ask: (change) => now.update((question) => ({ ...question, at: '', ...change })),
  };
}
