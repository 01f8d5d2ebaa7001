import { beforeEach, expect, test } from '@jest/globals';
import { type KeptStorage, giveStorage } from '../../../../testing/storage';
import { forgetDraft, keepDraft, keptDraft } from './kept-draft';

let storage: KeptStorage;
beforeEach(() => {
  storage = giveStorage('sessionStorage');
});

const DRAFT = { mine: { title: '新' }, begun: { title: '旧' }, version: 3 };

test('what could not be saved lies in this tab under its project', () => {
  keepDraft('7', DRAFT);
  expect(keptDraft('7')).toEqual(DRAFT);
  expect(keptDraft('8')).toBeUndefined();
  forgetDraft('8');
  expect(keptDraft('7')).toEqual(DRAFT);
  forgetDraft('7');
  expect(keptDraft('7')).toBeUndefined();
});

test.each(['', '{"mine":', 'x'])('what cannot be read, “%s”, keeps nobody from his form', (text) => {
  storage.setItem('application:7', text);
  expect(keptDraft('7')).toBeUndefined();
});
