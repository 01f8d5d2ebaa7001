/** A promise or demand that an application may not hold, or about which somebody has to ask. Source: rules §21 A5. */
export interface WordRule {
  readonly kind: 'FEE' | 'FELLING_PROMISE' | 'FELLING' | 'RESTRICTION';
  /** The phrases, each with its object: what is promised or demanded, not a syllable of it. Global. */
  readonly phrase: RegExp;
  /** Words in which a phrase stands by chance, or as what the law calls something. */
  readonly exempt?: RegExp;
  /** A sentence with this in it says that the law is kept. */
  readonly lawful?: RegExp;
  /** And so has a clause with this in it. */
  readonly lawfulInClause?: RegExp;
  /** And with this in it, that it is not, whatever else it says. */
  readonly unlawful?: RegExp;
  /** Ends just before the phrase in the same clause where it is forbidden or not asked for. */
  readonly negated: RegExp;
  /** Begins right behind the phrase where its own clause takes it back: 资料费全免. */
  readonly negatedBehind?: RegExp;
  /** Fields in which it is refused, with everything below them; elsewhere it is a finding. `NONE` is refused nowhere. */
  readonly refusedIn: 'NONE' | readonly string[];
  /** Fields that are read at all; every free text where nothing is said. */
  readonly readIn?: readonly string[];
  /** Types of right that it concerns; all where nothing is said. */
  readonly types?: readonly string[];
  readonly reason: string;
  readonly source: string;
}

/** A free text of an application, by the name of its field. */
export interface FreeText {
  readonly field: string;
  readonly label: string;
  readonly text: string;
}

export interface WordHit {
  readonly rule: WordRule;
  readonly field: string;
  readonly label: string;
  readonly words: string;
  /** The words in what stands around them: `…由受让方「自行采伐」树木…`. */
  readonly marked: string;
  readonly isRefused: boolean;
}

const AROUND = 12;

/** Every place in which one of the rules is hit; negations, exempt compounds and lawful sentences are none. */
export function findWords(texts: readonly FreeText[], rules: readonly WordRule[]): WordHit[] {
  return texts.flatMap((text) =>
    rules
      .filter(({ readIn }) => !readIn || readIn.includes(text.field))
      .flatMap((rule) => hitsOf(text, rule)),
  );
}

function hitsOf({ field, label, text }: FreeText, rule: WordRule): WordHit[] {
  const plain = text.replace(/\s/g, '');
  const exempt = rule.exempt ? spansOf(plain, rule.exempt) : [];
  return spansOf(plain, rule.phrase)
    .filter(({ from, to }) => !exempt.some((one) => one.from < to && from < one.to))
    .filter(({ from, to }) => !isNegated(rule, plain, { from, to }) && !isLawful(rule, plain, from))
    .map(({ from, to }) => ({
      rule,
      field,
      label,
      words: plain.slice(from, to),
      marked: markedIn(plain, from, to),
      isRefused: isRefusedIn(rule, field),
    }));
}

function isRefusedIn({ refusedIn }: WordRule, field: string): boolean {
  return refusedIn !== 'NONE' && refusedIn.some((one) => field === one || field.startsWith(`${one}.`));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));
}

/** What stands before a place in its own clause; a word of contrast begins a new one. */
function clauseBefore(text: string, at: number): string {
  return /[^，。；：！？,;:!?但另并且只仅]*$/.exec(text.slice(0, at))![0];
}

function isNegated({ negated, negatedBehind }: WordRule, text: string, { from, to }: Span): boolean {
  return negated.test(clauseBefore(text, from)) || Boolean(negatedBehind?.test(text.slice(to)));
}

function sentenceAt(text: string, at: number): string {
  const before = /[^。；！？;!?]*$/.exec(text.slice(0, at))![0];
  const behind = /^[^。；！？;!?]*/.exec(text.slice(at))![0];
  return before + behind;
}

function clauseAt(text: string, at: number): string {
  return clauseBefore(text, at) + /^[^，。；：！？,;:!?]*/.exec(text.slice(at))![0];
}

function isLawful({ lawful, lawfulInClause, unlawful }: WordRule, text: string, at: number): boolean {
  const sentence = sentenceAt(text, at);
  const isSaid = lawful?.test(sentence) || lawfulInClause?.test(clauseAt(text, at));
  return Boolean(isSaid) && !unlawful?.test(sentence);
}

function markedIn(text: string, from: number, to: number): string {
  const start = Math.max(0, from - AROUND);
  const end = Math.min(text.length, to + AROUND);
  const cut = (isCut: boolean) => (isCut ? '…' : '');
  const marked = `${text.slice(start, from)}「${text.slice(from, to)}」${text.slice(to, end)}`;
  return `${cut(start > 0)}${marked}${cut(end < text.length)}`;
}
