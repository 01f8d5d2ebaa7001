import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Application } from '@helan/domain';
import { DraftVersions } from './draft-versions';

const BEGUN: Application = { title: '二十亩', purpose: '种玉米', startPriceYuan: '600' };
const OTHER: Application = { ...BEGUN, purpose: '种枸杞' };
const AGENT = { name: '李四', scope: '签合同', validUntil: '2027-12-31' };

let versions: DraftVersions;
beforeEach(() => {
  versions = new DraftVersions({ application: BEGUN, version: 3 });
});

const meet = (application: Application, written: Application) =>
  versions.meet({ application, version: 5 }, written);

describe('somebody else has saved meanwhile', () => {
  test.each<[string, Application, Application, [string, boolean][]]>([
    ['what was there before', BEGUN, BEGUN, []],
    ['the same as is written here', OTHER, OTHER, []],
    ['another purpose; here nothing was touched', OTHER, BEGUN, [['purpose', false]]],
    ['another purpose; here, too', OTHER, { ...BEGUN, purpose: '种草' }, [['purpose', true]]],
    ['nothing new; here something was', BEGUN, { ...BEGUN, title: '二十一亩' }, [['title', true]]],
    [
      'one field; here another',
      OTHER,
      { ...BEGUN, title: '二十一亩' },
      [
        ['title', true],
        ['purpose', false],
      ],
    ],
    ['a field that is empty here', { ...BEGUN, condition: '通水' }, BEGUN, [['condition', false]]],
    [
      'the same agent, whose number never comes back',
      { ...BEGUN, agent: { ...AGENT, idNumber: '' } },
      { ...BEGUN, agent: { ...AGENT, idNumber: '640122199001011234' } },
      [],
    ],
  ])('%s', (_, saved, written, torn) => {
    const found = meet(saved, written).map(({ field, isChangedByMe }) => [field, isChangedByMe]);
    expect(found).toEqual(torn);
    // Until it is chosen, nothing is written over: the next save would be refused again.
    expect(versions.version).toBe(torn.length === 0 ? 5 : 3);
  });
});

describe('choosing', () => {
  const mine: Application = { ...BEGUN, title: '二十一亩', purpose: '种草' };

  test.each<[string[], Application]>([
    [[], { ...mine }],
    [['purpose'], { ...mine, purpose: '种枸杞' }],
    [['purpose', 'title'], { ...mine, purpose: '种枸杞', title: '二十亩' }],
  ])('of what was saved %o', (fromSaved, mended) => {
    meet(OTHER, mine);
    expect(versions.settle(mine, fromSaved)).toEqual(mended);
    expect([versions.version, versions.begun]).toEqual([5, OTHER]);
  });

  test('once: what is settled is settled', () => {
    meet(OTHER, mine);
    versions.settle(mine, []);
    expect(versions.settle(mine, ['purpose'])).toBeUndefined();
  });

  test('not where nobody has saved', () => expect(versions.settle(mine, ['purpose'])).toBeUndefined());

  test('not after a save of one’s own went through', () => {
    meet(OTHER, mine);
    versions.take({ application: mine, version: 6 });
    expect(versions.settle(mine, ['purpose'])).toBeUndefined();
    expect([versions.version, versions.begun]).toEqual([6, mine]);
  });
});
