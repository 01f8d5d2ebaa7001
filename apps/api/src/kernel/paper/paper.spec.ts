import { beforeAll, describe, expect, test } from '@jest/globals';
import { drawn } from '../../testing/paper-desk.js';
import { faultsOf, pagesOf, saidIn } from '../../testing/printed.js';
import { Glyphs, asPrinted, gapsInWords } from './glyphs.js';
import { Paper } from './paper.js';

const fontsDir = 'dist/assets/fonts';
let glyphs: Glyphs;
beforeAll(() => {
  glyphs = new Glyphs(fontsDir);
});

const paper = (size: 'A4' | 'A3' = 'A4') =>
  new Paper({ title: '成交确认书', no: 'QR1', fontsDir, madeAt: new Date(0), size }, glyphs);
const CLAUSE = '双方按约交付土地、付清价款，不改变农业用途，不破坏耕作层；';

test.each(['A4', 'A3'] as const)('below each page of %s stands how its maker is reached', async (size) => {
  const contact = '贺兰县农村产权流转服务中心　电话 0951-0000000　地址 贺兰县政务服务大厅';
  const poster = new Paper(
    { title: '公告', no: 'QR1', fontsDir, madeAt: new Date(0), size, contact },
    glyphs,
  );
  for (let index = 1; index <= 40; index += 1) poster.paragraph(`第${index}条${CLAUSE}${CLAUSE}`);
  const pdf = await drawn(poster);
  expect(faultsOf(pdf)).toEqual([]);
  const pages = pagesOf(pdf);
  expect(pages.length).toBeGreaterThan(1);
  for (const { lines } of pages)
    expect(lines.filter(({ text }) => text.includes('电话 0951-0000000'))).toHaveLength(1);
});

describe('a paper that grows', () => {
  test.each([3, 15, 16, 17, 18, 40])(
    'of %i clauses: all is there, and nobody signs on a page without a clause',
    async (count) => {
      const written = paper().heading();
      for (let index = 1; index <= count; index += 1) written.paragraph(`第${index}条${CLAUSE}${CLAUSE}`);
      const pdf = await drawn(written.signatures(['甲方（签字）：', '乙方（签字）：']));
      expect(faultsOf(pdf)).toEqual([]);
      for (let index = 1; index <= count; index += 1) expect(saidIn(pdf)).toContain(`第${index}条${CLAUSE}`);
      const last = pagesOf(pdf)
        .at(-1)!
        .lines.map(({ text }) => text)
        .join('');
      expect(last).toContain('甲方（签字）');
      expect(last).toContain(`第${count}条`);
    },
  );

  test.each([
    ['a value longer than a page', 'A4', 3000],
    ['a value of two thousand characters', 'A4', 2000],
    ['a value longer than a page', 'A3', 3000],
  ] as const)('with %s, in %s', async (_, size, length) => {
    const text = CLAUSE.repeat(200).slice(0, length);
    const written = paper(size)
      .heading()
      .facts([
        ['项目', '短'],
        ['条件', text],
        ['看样', '联系村里'],
      ])
      .table(['次', '条件'], [['1', text]], [1, 4])
      .signatures(['甲方']);
    const pdf = await drawn(written);
    expect(faultsOf(pdf)).toEqual([]);
    expect(saidIn(pdf)).toContain(text);
    expect(saidIn(pdf)).toContain('看样联系村里');
    expect(pagesOf(pdf)[1]!.width).toBeCloseTo(size === 'A3' ? 841.89 : 595.28, 1);
  });

  test('begins no heading at the foot of a page', async () => {
    for (const lines of [21, 22, 23, 24, 25, 26]) {
      const written = paper().heading();
      for (let index = 0; index < lines; index += 1) written.paragraph('一行');
      const pdf = await drawn(written.section('六、权利和义务').paragraph(CLAUSE));
      const page = pagesOf(pdf).find((one) => one.lines.some(({ text }) => text.startsWith('六、')))!;
      expect(page.lines.some(({ text }) => text.startsWith('双方按约'))).toBe(true);
    }
  });
});

describe('a character that the fonts lack', () => {
  test.each([
    ['马𬭼㛃·艾力', []],
    ['𡶛子沟\ue863', ['𡶛', '\ue863']],
    ['𡶛𡶛𰻝', ['𡶛', '𰻝']],
    ['一\n二\t三\r\n　“四”—…〔2026〕½㎡①', []],
    ['😀 Ω ж', ['😀']],
  ])('%j', (text, lacking) => expect(glyphs.lacking(asPrinted(text))).toEqual(lacking));

  test('a tab is a blank, and every system’s line break one', () =>
    expect(asPrinted('东\t西\r\n南\r北')).toBe('东 西\n南\n北'));

  test('is named with its field, and drawn as what printers put for it', async () => {
    const written = paper()
      .facts([
        ['受让方', '马𡶛'],
        ['坐落', '𡶛子沟\ue863'],
        ['用途', '种小麦'],
      ])
      .sayWhatIsMissing();
    expect(gapsInWords(written.gaps.filter(({ field }) => field !== '缺字'))).toBe(
      '受让方：“𡶛”（U+21D9B）；坐落：“𡶛”（U+21D9B）、自造字 U+E863',
    );
    const said = saidIn(await drawn(written));
    expect(said).toContain('马〓');
    expect(said).toContain('〓子沟〓');
    expect(said).toContain('字体里缺字，用〓代替：受让方：“〓”（U+21D9B）');
  });

  test('that no text may hold at all is left out', () => {
    const written = paper();
    expect(written.say('项目名称', '兰光村\u000b三组')).toBe('兰光村三组');
    expect(written.gaps).toEqual([]);
  });
});
