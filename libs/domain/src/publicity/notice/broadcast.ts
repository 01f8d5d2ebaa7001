/** What a loudspeaker text says of a lot; everything is already in words. */
export interface BroadcastFacts {
  readonly villageName: string;
  readonly title: string;
  readonly typeName: string;
  readonly quantity: string;
  readonly term: string;
  readonly priceName: string;
  readonly price: string;
  readonly priceUnit: string;
  readonly lastDay: string;
  readonly noticeNo: string;
}

/**
 * A text to be read aloud in the village: short sentences, no signs, numbers as they are spoken, and the last
 * day twice.
 */
export function broadcastText(facts: BroadcastFacts): string {
  const { villageName, title, typeName, quantity, term, priceName, price, priceUnit, lastDay } = facts;
  return [
    `${villageName}的乡亲们，大家好，现在广播一个产权流转公告。`,
    `${spoken(title)}。`,
    `这是${spoken(typeName)}，一共${spoken(quantity)}，${spoken(term)}。`,
    `${priceName}${unitInWords(priceUnit)}${spoken(price)}元。`,
    `愿意受让的，请在${spoken(lastDay)}下午五点以前报名。`,
    '报名不收一分钱，要看样、要咨询，请找村信息联络员，或者到县农村产权流转服务中心。',
    `再说一遍，报名到${spoken(lastDay)}下午五点截止。`,
    `公告编号${[...facts.noticeNo].join(' ')}，村公示栏里也贴了。`,
  ].join('\n');
}

/** `元/亩/年` is said 每亩每年; `元/年` 每年; `元` 一共. */
function unitInWords(unit: string): string {
  const parts = unit.split('/').slice(1);
  return parts.length === 0 ? '一共' : parts.map((part) => `每${READ[part] ?? part}`).join('');
}

const READ: Readonly<Record<string, string>> = {
  'm²': '平方米',
  'm³': '立方米',
  kg: '公斤',
  t: '吨',
  '万m³': '万立方米',
};

function spoken(text: string): string {
  return text
    .replace(/m²|㎡/g, '平方米')
    .replace(/m³/g, '立方米')
    .replace(/kg/g, '公斤')
    .replace(/¥|，(?=\d)/g, '')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/\.00(?=\D|$)/g, '')
    .replace(/[“”"]/g, '');
}
