import type { BankStatementView } from '@helan/contracts';

/** How far a file of the bank is: what is done of how much, where both are known; in words. */
export interface FileProgress {
  readonly words: string;
  readonly done: number | null;
  readonly all: number | null;
}

/** Nothing where it waits for a person, or is at its end. */
export function progressOf({
  state,
  readLines,
  doneLines,
  newLines,
}: Pick<BankStatementView, 'state' | 'readLines' | 'doneLines' | 'newLines'>): FileProgress | null {
  if (state === 'RECEIVED')
    return { words: readLines > 0 ? `正在读，已读 ${readLines} 笔` : '正在读', done: null, all: null };
  if (state === 'TAKING')
    return { words: `正在入账，${doneLines}／${newLines ?? 0} 笔`, done: doneLines, all: newLines ?? 0 };
  return null;
}

/** Whether somebody who waits for it is to look again. */
export function isMoving({ state }: Pick<BankStatementView, 'state'>): boolean {
  return state === 'RECEIVED' || state === 'TAKING';
}

/** What a file brings, in a sentence: how many can be taken, are there already, or cannot be taken. */
export function outcomeOf({
  lines,
  newLines,
  knownLines,
  badLines,
  paymentLines,
}: Pick<BankStatementView, 'lines' | 'newLines' | 'knownLines' | 'badLines' | 'paymentLines'>): string {
  if (lines === null) return '';
  const parts = [`共 ${lines} 笔`, `能收 ${newLines ?? 0} 笔`];
  if (knownLines) parts.push(`已经有了 ${knownLines} 笔`);
  if (badLines) parts.push(`不能收 ${badLines} 笔`);
  if (paymentLines) parts.push(`其中 ${paymentLines} 笔是付款的结果，要另一个人复核`);
  return `${parts.join('，')}。`;
}

/** What is said where a file has no lines to show: what was taken lies with the bank's lines, and what is refused is not kept. */
export function emptyOf({ state }: Pick<BankStatementView, 'state'>): string {
  if (state === 'RECEIVED') return '读完以后列在这里。';
  if (state === 'TAKEN') return '收下的各笔在“银行流水”里；这里只留不能收的。';
  if (state === 'REFUSED') return '整份没有收，各笔没有留下。';
  return '没有这样的。';
}
