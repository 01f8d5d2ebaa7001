import { TestBed } from '../../testing/test-bed';
import { expect, test } from '@jest/globals';
import { RESPONSE_INIT } from '@angular/core';
import { PageStatus } from './page-status';

test.each([
  [[404], 404, null],
  [[503], 503, '5'],
  [[404, 500], 404, null],
  [[404, 503], 503, '5'],
  [[503, 404], 503, '5'],
  [[500, 503, 404], 503, '5'],
])('of a page told %o the answer is %i, to be tried again after %s', (told, status, again) => {
  const response = { status: 200, headers: new Headers() };
  TestBed.configureTestingModule({ providers: [{ provide: RESPONSE_INIT, useValue: response }] });
  const page = TestBed.inject(PageStatus);
  for (const one of told) page.take(one);
  expect([response.status, response.headers.get('Retry-After')]).toEqual([status, again]);
});

test('in the browser nobody is told', () => {
  TestBed.configureTestingModule({ providers: [{ provide: RESPONSE_INIT, useValue: null }] });
  expect(() => TestBed.inject(PageStatus).take(503)).not.toThrow();
});
