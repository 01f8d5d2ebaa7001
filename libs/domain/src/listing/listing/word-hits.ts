import { type Refusal, refusal } from '../../kernel/index.js';
import type { PropertyType } from '../../property/property-type/index.js';
import { findWords, type WordHit, wordRulesFor } from '../wording/index.js';
import type { Application } from './application.js';
import { freeTexts } from './free-texts.js';

/** Why terms that somebody offers beyond those of the notice cannot be, each hit with its words marked. Source: rules §21 A5. */
export function refuseOfferedTerms(terms: string, typeCode: string): Refusal[] {
  return refusedWords(
    findWords([{ field: 'terms', label: '另外约定', text: terms }], wordRulesFor(typeCode)),
  );
}

/** The refusal of each hit that is one. */
export function refusedWords(hits: readonly WordHit[]): Refusal[] {
  return hits
    .filter(({ isRefused }) => isRefused)
    .map(({ field, words, marked, rule: { reason, source } }) =>
      refusal('application.forbidden-words', field, { word: words, marked, reason, source }),
    );
}

/** Hits of the word list, the refused ones and those that are findings; what is refused is told once. */
export function wordHits(application: Application, type: PropertyType): WordHit[] {
  const hits = findWords(freeTexts(application, type), wordRulesFor(type.code));
  const isTold = (hit: WordHit) =>
    hits.some(
      (other) =>
        other !== hit &&
        other.field === hit.field &&
        other.words.includes(hit.words) &&
        other.words !== hit.words,
    );
  return hits.filter((hit) => !isTold(hit));
}
