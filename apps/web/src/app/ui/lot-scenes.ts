export type Scene =
  'LAND' | 'FOREST' | 'HOUSE' | 'SHARE' | 'MACHINE' | 'WATER' | 'IDEA' | 'HERD' | 'GLASS' | 'QUOTA';

/** Types that look like something else than a field. */
export const SCENES: Readonly<Record<string, Scene>> = {
  T03: 'FOREST',
  T05: 'HOUSE',
  T06: 'SHARE',
  T07: 'MACHINE',
  T08: 'WATER',
  T09: 'IDEA',
  T10: 'HOUSE',
  T11: 'WATER',
  T12: 'HERD',
  T13: 'GLASS',
  T14: 'HOUSE',
  T15: 'QUOTA',
};
