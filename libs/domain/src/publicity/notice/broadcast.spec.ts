import { expect, test } from '@jest/globals';
import { broadcastText } from './broadcast.js';

const FACTS = {
  villageName: '兰光村',
  title: '兰光村冷库五年使用权',
  typeName: '农村集体经营性资产',
  quantity: '1200 m²',
  term: '5 年',
  priceName: '挂牌价',
  price: '96,000.00',
  priceUnit: '元/年',
  lastDay: '11月11日',
  noticeNo: '640122102N26110015-G1',
};

test('is said as people speak', () => {
  expect(broadcastText(FACTS)).toBe(
    [
      '兰光村的乡亲们，大家好，现在广播一个产权流转公告。',
      '兰光村冷库五年使用权。',
      '这是农村集体经营性资产，一共1200 平方米，5 年。',
      '挂牌价每年96000元。',
      '愿意受让的，请在11月11日下午五点以前报名。',
      '报名不收一分钱，要看样、要咨询，请找村信息联络员，或者到县农村产权流转服务中心。',
      '再说一遍，报名到11月11日下午五点截止。',
      '公告编号6 4 0 1 2 2 1 0 2 N 2 6 1 1 0 0 1 5 - G 1，村公示栏里也贴了。',
    ].join('\n'),
  );
});

test.each([
  ['元/亩/年', '620.00', '挂牌价每亩每年620元。'],
  ['元/m²/年', '80.50', '挂牌价每平方米每年80.50元。'],
  ['元', '126,000.00', '挂牌价一共126000元。'],
  ['元/kg', '26.00', '挂牌价每公斤26元。'],
])('a price in %s', (priceUnit, price, sentence) =>
  expect(broadcastText({ ...FACTS, priceUnit, price }).split('\n')[3]).toBe(sentence),
);
