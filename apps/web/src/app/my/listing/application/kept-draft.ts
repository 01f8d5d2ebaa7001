import type { Application } from '@helan/domain';

/** What was typed and could not be saved yet, with what it was written upon. */
export interface KeptDraft {
  readonly mine: Application;
  readonly begun: Application;
  readonly version: number;
}

/** It lies in this tab alone, until it is saved. */
export function keepDraft(projectId: string, draft: KeptDraft): void {
  sessionStorage.setItem(keyOf(projectId), JSON.stringify(draft));
}

/** What of it can no longer be read was never kept. */
export function keptDraft(projectId: string): KeptDraft | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(projectId));
    return text ? (JSON.parse(text) as KeptDraft) : undefined;
  } catch {
    return undefined;
  }
}

export function forgetDraft(projectId: string): void {
  sessionStorage.removeItem(keyOf(projectId));
}

function keyOf(projectId: string): string {
  return `application:${projectId}`;
}
