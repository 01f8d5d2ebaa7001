import { expect, test } from '@jest/globals';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { CurrentActor } from '../auth/index.js';
import { SameForAll } from './same-for-all.js';

test('what knows its address alone may answer all alike', () => {
  @Controller()
  class Lists {
    @Get(':id')
    @SameForAll()
    list(@Param('id') id: string, @Query('at') at: string): string {
      return id + at;
    }
  }
  expect(new Lists().list('a', 'b')).toBe('ab');
});

test.each([
  ['the person', CurrentActor()],
  ['the request', Req()],
  ['the answer', Res()],
])('what takes %s, too, is refused', (_, taken) => {
  expect(() => {
    @Controller()
    class Lists {
      @Get()
      @SameForAll()
      list(@taken given: unknown): unknown {
        return given;
      }
    }
    return Lists;
  }).toThrow('Lists.list takes more than its address');
});
