import { expect, test } from '@jest/globals';
import { mendForm, tornFields } from './two-texts.js';

interface Form {
  readonly title?: string;
  readonly price?: string;
  readonly rows?: readonly object[];
  readonly isSigned?: boolean;
}

test.each<[what: string, begun: Form, saved: Form, mine: Form, torn: [string, boolean][]]>([
  ['nothing where both say the same', { title: '甲' }, { title: '乙' }, { title: '乙' }, []],
  ['what the other alone has changed', { title: '甲' }, { title: '乙' }, { title: '甲' }, [['title', false]]],
  ['what I alone have changed', { title: '甲' }, { title: '甲' }, { title: '丙' }, [['title', true]]],
  ['what both have changed', { title: '甲' }, { title: '乙' }, { title: '丙' }, [['title', true]]],
  ['what the other has filled in', {}, { price: '620' }, { title: '' }, [['price', false]]],
  ['what the other has emptied', { price: '620' }, {}, { price: '620' }, [['price', false]]],
  ['nothing of what nobody has filled in', {}, { rows: [], isSigned: false }, { title: '', price: '' }, []],
  [
    'nothing where parts stand in another order',
    {},
    { rows: [{ mu: '1', code: 'a' }] },
    { rows: [{ code: 'a', mu: '1', name: '' }] },
    [],
  ],
  [
    'rows that stand in another order',
    { rows: [{ code: 'a' }, { code: 'b' }] },
    { rows: [{ code: 'b' }, { code: 'a' }] },
    { rows: [{ code: 'a' }, { code: 'b' }] },
    [['rows', false]],
  ],
])('torn is %s', (_, begun, saved, mine, torn) => {
  expect(tornFields<Form>({ begun, saved, mine })).toEqual(
    torn.map(([field, isChangedByMe]) => ({ field, isChangedByMe })),
  );
});

test('mended is what was saved in the fields that were chosen, and mine in the others', () => {
  const texts = {
    begun: {},
    saved: { title: '乙', price: '620' },
    mine: { title: '丙', price: '600', isSigned: true },
  };
  expect(mendForm<Form>(texts, ['price'])).toEqual({ title: '丙', price: '620', isSigned: true });
  expect(mendForm<Form>(texts, [])).toEqual(texts.mine);
  expect(mendForm<Form>({ ...texts, saved: {} }, ['price'])).toEqual({
    title: '丙',
    price: undefined,
    isSigned: true,
  });
});
