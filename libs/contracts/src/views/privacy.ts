import type { ConsentAct, ConsentKind, MaskedFact, RetentionKind, ViewReason } from '@helan/domain';

/** A consent as somebody is asked for it, and what he has said to it. */
export interface ConsentView {
  readonly kind: ConsentKind;
  readonly version: number;
  readonly title: string;
  readonly asks: string;
  readonly why: string;
  readonly without: string;
  readonly withdrawal: string;
  readonly actNames: readonly string[];
  /** When it was given to the text that holds now; null where it is missing. */
  readonly givenAt: string | null;
}

/** What was said before, the last first. */
export interface ConsentRowView {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly actName: string;
  readonly givenAt: string;
  /** Given on a paper that somebody keeps for him. */
  readonly isOnPaper: boolean;
  readonly withdrawnAt: string | null;
}

export interface OwnConsentsView {
  readonly consents: readonly ConsentView[];
  readonly history: readonly ConsentRowView[];
}

/** What is missing before a step, of whoever it concerns. */
export interface NeededConsentsView {
  readonly act: ConsentAct;
  /** Whose they are; his own where null. */
  readonly ofName: string | null;
  readonly needsPaper: boolean;
  readonly missing: readonly ConsentView[];
  /** Joint applicants whose paper is missing. */
  readonly partners: readonly string[];
}

export interface PersonalViewView {
  readonly id: string;
  readonly viewerName: string;
  readonly roleNames: readonly string[];
  readonly factName: string;
  readonly reasonName: string;
  readonly note: string;
  readonly at: string;
}

/** The same for the supervisor, with whose it was. */
export interface ViewedPersonView extends PersonalViewView {
  readonly partyName: string;
  /** How many this one has seen that day. */
  readonly thatDay: number;
  readonly isMany: boolean;
}

/** That somebody has said why; by its id the number is read. */
export interface NotedViewView {
  readonly id: string;
  readonly leftToday: number;
}

/** A number in full. */
export interface FullValueView {
  readonly value: string;
  /** What is to stand in its place by a correction that nobody has decided yet. */
  readonly asked: readonly { readonly fieldName: string; readonly value: string }[];
}

export interface FactChoiceView {
  readonly fact: MaskedFact;
  readonly name: string;
  readonly reasons: readonly { readonly reason: ViewReason; readonly name: string }[];
}

export interface PersonalCopyView {
  readonly id: string;
  readonly askedAt: string;
  readonly state: 'WAITING' | 'READY' | 'FAILED' | 'ERASED';
  readonly readyUntil: string | null;
}

export interface ClosingView {
  readonly isClosed: boolean;
  /** What has to be settled first, with the next step. */
  readonly blocks: readonly { readonly title: string; readonly count: number; readonly next: string }[];
  readonly kept: readonly { readonly title: string; readonly why: string; readonly until: string }[];
  readonly erased: readonly string[];
}

export interface RetentionView {
  readonly kind: RetentionKind;
  readonly title: string;
  readonly why: string;
  readonly kept: string;
  readonly source: string;
  readonly erasedByName: string;
  readonly heldBy: string | null;
}

export interface RetentionRunView {
  readonly id: string;
  readonly day: string;
  readonly title: string;
  readonly erased: number;
  readonly held: number;
}

export interface RetentionReportView {
  readonly kinds: readonly RetentionView[];
  readonly runs: readonly RetentionRunView[];
}
