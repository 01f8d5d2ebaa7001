import { expect, test } from '@jest/globals';
import { villagesByTown } from './villages-by-town';

const region = (code: string, name: string) => ({ code, name, parentCode: null });

test('villages stand under their township; one without villages is not offered', () => {
  const regions = [
    region('640122', '贺兰县'),
    region('640122102', '立岗镇'),
    region('640122103', '金贵镇'),
    region('640122104', '洪广镇'),
    region('640122102208', '兰光村'),
    region('640122103201', '银河村'),
    region('640122102209', '通义村'),
  ];
  expect(
    villagesByTown(regions).map(({ town, villages }) => [town, ...villages.map(({ name }) => name)]),
  ).toEqual([
    ['立岗镇', '兰光村', '通义村'],
    ['金贵镇', '银河村'],
  ]);
});
