import type { CalendarDay } from '../calendar.js';

type Row = readonly [
  source: string,
  confidence: 'TWO_SOURCES' | 'ONE_SOURCE',
  eidAlFitr: string,
  eidAlAdha: string,
];

/**
 * Days off that 宁夏 adds for 开斋节 and 古尔邦节. They differ every year and are entered, never computed:
 * no extra 开斋节 day in 2022, 2023 and 2026, one 古尔邦节 day in 2025.
 */
const YEARS: readonly Row[] = [
  ['宁政办发〔2018〕137号', 'ONE_SOURCE', '2019-06-05 2019-06-06', '2019-08-12 2019-08-13'],
  ['自治区政府办公厅2019-12-04通知', 'TWO_SOURCES', '2020-05-25 2020-05-26', '2020-07-30 2020-07-31'],
  ['自治区政府办公厅2021年通知', 'ONE_SOURCE', '2021-05-13 2021-05-14', '2021-07-19 2021-07-20'],
  ['自治区政府办公厅2022年通知', 'TWO_SOURCES', '', '2022-07-11 2022-07-12'],
  ['宁政办发〔2022〕73号', 'ONE_SOURCE', '', '2023-06-29 2023-06-30'],
  ['宁政办发〔2023〕51号', 'ONE_SOURCE', '2024-04-10 2024-04-11', '2024-06-17 2024-06-18'],
  ['宁政办发〔2024〕54号', 'TWO_SOURCES', '2025-03-31 2025-04-01', '2025-06-06'],
  ['宁政办发〔2025〕36号', 'ONE_SOURCE', '', '2026-05-27 2026-05-28'],
];

export const NINGXIA_DAYS: readonly CalendarDay[] = YEARS.flatMap(([source, , eidAlFitr, eidAlAdha]) => [
  ...days(eidAlFitr, '开斋节', source),
  ...days(eidAlAdha, '古尔邦节', source),
]);

function days(dates: string, name: string, source: string): CalendarDay[] {
  const list = dates.split(' ').filter(Boolean);
  return list.map((date) => ({ date, kind: 'OFF', scope: 'NINGXIA', name, source }));
}

/** How sure the regional days of a year are: the notices themselves still have to be seen. */
export const NINGXIA_CONFIDENCE: readonly { source: string; confidence: 'TWO_SOURCES' | 'ONE_SOURCE' }[] =
  YEARS.map(([source, confidence]) => ({ source, confidence }));
