import { TestBed } from '../../testing/test-bed';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DOCUMENT } from '@angular/core';
import { Title } from '@angular/platform-browser';
import {
  NavigationCancel,
  NavigationEnd,
  NavigationStart,
  Router,
  type RouterStateSnapshot,
} from '@angular/router';
import { Subject } from 'rxjs';
import { KeptStorage } from '../../testing/storage';
import { LargePrint } from './large-print';
import { LoadingBar } from './loading-bar';
import { PageTitle } from './page-title';

describe('large print', () => {
  let storage: KeptStorage;
  let classes: Set<string>;

  function open(): LargePrint {
    const classList = {
      toggle: (name: string, isOn: boolean) => (isOn ? classes.add(name) : classes.delete(name)),
    };
    const document = { defaultView: { localStorage: storage }, documentElement: { classList } };
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [{ provide: DOCUMENT, useValue: document }] });
    const print = TestBed.inject(LargePrint);
    TestBed.tick();
    return print;
  }
  beforeEach(() => {
    storage = new KeptStorage();
    classes = new Set();
  });

  test.each([
    [null, false],
    ['off', false],
    ['on', true],
    ['1', false],
  ])('where the device has kept %s it is on: %s', (kept, isOn) => {
    if (kept) storage.setItem('large-print', kept);
    expect([open().isOn(), classes.has('large-print')]).toEqual([isOn, isOn]);
  });

  test('is remembered on the device, on and off', () => {
    for (const isOn of [true, false]) {
      const print = open();
      print.toggle();
      TestBed.tick();
      expect([print.isOn(), classes.has('large-print'), open().isOn()]).toEqual([isOn, isOn, isOn]);
    }
  });
});

test.each([
  ['找项目', '找项目 · 贺兰县农村产权流转服务平台'],
  [undefined, '贺兰县农村产权流转服务平台'],
])('a page named %s has the title %s', (title, words) => {
  let said = '';
  TestBed.configureTestingModule({
    providers: [PageTitle, { provide: Title, useValue: { setTitle: (text: string) => (said = text) } }],
  });
  const root = { title, outlet: 'primary', children: [] };
  const snapshot = { root: { ...root, firstChild: null } } as unknown as RouterStateSnapshot;
  const strategy = TestBed.inject(PageTitle);
  jest.spyOn(strategy, 'buildTitle').mockReturnValue(title);
  strategy.updateTitle(snapshot);
  expect(said).toBe(words);
});

describe('the bar of a page that is on its way', () => {
  let events: Subject<unknown>;
  let bar: { isShown: () => boolean };

  beforeEach(() => {
    jest.useFakeTimers();
    events = new Subject();
    TestBed.configureTestingModule({ providers: [{ provide: Router, useValue: { events } }] });
    bar = TestBed.runInInjectionContext(() => new LoadingBar()) as unknown as typeof bar;
  });
  afterEach(() => void jest.useRealTimers());
  const shownAfter = (ms: number) => {
    jest.advanceTimersByTime(ms);
    return bar.isShown();
  };

  test('is shown where the page takes longer than a moment, and no longer than that', () => {
    events.next(new NavigationStart(2, '/notices'));
    expect([shownAfter(149), shownAfter(1)]).toEqual([false, true]);
    events.next(new NavigationEnd(2, '/notices', '/notices'));
    expect(shownAfter(1_000)).toBe(false);
  });

  test.each([new NavigationEnd(2, '/', '/'), new NavigationCancel(2, '/', '')])(
    'is not shown where it came at once: %#',
    (end) => {
      events.next(new NavigationStart(2, '/'));
      events.next(end);
      expect(shownAfter(1_000)).toBe(false);
    },
  );

  test('is not shown for the page that the browser itself has opened', () => {
    events.next(new NavigationStart(1, '/'));
    expect(shownAfter(1_000)).toBe(false);
  });

  test('two presses are one wait', () => {
    events.next(new NavigationStart(2, '/a'));
    jest.advanceTimersByTime(100);
    events.next(new NavigationStart(3, '/b'));
    expect(shownAfter(50)).toBe(true);
  });
});
