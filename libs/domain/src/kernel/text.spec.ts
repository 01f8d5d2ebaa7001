import { expect, test } from '@jest/globals';
import { cleanText, foldLine, lengthOf } from './index.js';

test.each([
  ['a line break of a word processor', '渠东片耕地\u000b经营权', '渠东片耕地经营权'],
  ['U+0000', '马\u0000新雨', '马新雨'],
  ['the other control characters', 'a\u0001b\u001fc\u007fd\u0085e\u009ff', 'abcdef'],
  ['line breaks and tabs, which stay', '一、\r\n二、\t三', '一、\r\n二、\t三'],
  ['half a surrogate pair', '马\ud86d新\udf2c雨', '马新雨'],
  ['a whole pair, which stays', '马𬭼㛃', '马𬭼㛃'],
  ['code points that are no characters', 'a\ufffeb\uffffc\ufdd0d', 'abcd'],
  ['marks that turn the direction', 'a\u202eb\u2066c', 'abc'],
  ['a character of private use, which stays', '\ue863', '\ue863'],
])('%s', (_, text, clean) => expect(cleanText(text)).toBe(clean));

test.each([
  ['', 0],
  ['马新雨', 3],
  ['马𬭼㛃·艾力', 6],
  ['\ud86d', 1],
])('%j is %i long', (text, length) => expect(lengthOf(text)).toBe(length));

test.each([
  ['　１３８９５３１０００１ ', '13895310001'],
  ['分配份额（％）', '分配份额(%)'],
  ['马\u200b新\ufeff雨', '马新雨'],
  ['北京\u00a0 路', '北京 路'],
  ['豈', '豈'],
])('%j is read as %j', (text, folded) => expect(foldLine(text)).toBe(folded));
