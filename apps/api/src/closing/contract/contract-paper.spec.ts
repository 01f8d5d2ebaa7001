import { expect, test } from '@jest/globals';
import { emptyPaper } from '../../testing/paper-desk.js';
import { EXTREMES, sampleTerms } from '../../testing/paper-samples.js';
import { faultsOf, pagesOf, saidIn } from '../../testing/printed.js';
import { printContract } from './contract-paper.js';

test.each(['shortest', 'longest'] as const)('a contract of the %s texts', async (extreme) => {
  const { title, location, conditions, name } = EXTREMES[extreme];
  const terms = sampleTerms(extreme);
  const pdf = await printContract(
    emptyPaper('土地经营权出租合同'),
    {
      lotNo: terms.lotNo,
      title,
      transferorId: '',
      transferorName: name,
      transferorIdNumber: '640122197809020036',
      transfereeId: '',
      transfereeName: name,
      transfereeIdNumber: '93640122MA7TE5T023',
      termFrom: terms.price.termFrom,
      termTo: terms.price.termTo,
      unitPriceFen: '62500',
      totalFen: '60000000',
      agreedTerms: conditions,
      priceSubAccount: '64012201',
    },
    terms,
  ).draw();
  expect(faultsOf(pdf)).toEqual([]);
  for (const text of [title, location, `协商时另外约定${conditions}`, name, `${terms.parcels.length}号地`])
    expect(saidIn(pdf)).toContain(text);
  const last = pagesOf(pdf)
    .at(-1)!
    .lines.map(({ text }) => text)
    .join('');
  expect(last).toContain('九、违约责任和争议解决');
  expect(last).toContain('乙方（签字）');
});
