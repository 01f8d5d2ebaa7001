/** Words by which a condition picks its receiver instead of describing what he must be able to do. Source: rules §11.3 R14. */
const RESTRICTIVE_WORDS = [
  ['注册资本', '按规模设限'],
  ['注册资金', '按规模设限'],
  ['年营业额', '按规模设限'],
  ['营业收入', '按规模设限'],
  ['资产总额', '按规模设限'],
  ['品牌', '指定品牌'],
  ['专用型号', '指定型号'],
  ['指定厂家', '指定厂家'],
  ['独家授权', '指定厂家'],
  ['本县户籍', '按地域设限'],
  ['本市户籍', '按地域设限'],
  ['本地户籍', '按地域设限'],
  ['本县企业', '按地域设限'],
  ['本地企业', '按地域设限'],
  ['本区企业', '按地域设限'],
  ['注册地在', '按地域设限'],
  ['外地企业不得', '按地域设限'],
] as const;

/** The words of the list that a text uses, each with what it does: `注册资本（按规模设限）`. */
export function restrictiveWordsIn(text: string): string[] {
  const plain = text.replace(/\s/g, '');
  return RESTRICTIVE_WORDS.filter(([word]) => plain.includes(word)).map(([word, why]) => `${word}（${why}）`);
}
