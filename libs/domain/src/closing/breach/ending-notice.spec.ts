import { describe, expect, test } from '@jest/globals';
import type { DealSide } from '../../trading/signature/index.js';
import type { EndingCause } from './ending-cause.js';
import { refuseNotice, refuseProposal } from './ending-notice.js';
import {
  type EndingNoticeAction,
  type EndingNoticeState,
  endingNoticeLifecycle,
} from './ending-notice-lifecycle.js';

describe('a notice that a contract is to end', () => {
  test.each<[EndingNoticeState, EndingNoticeAction, string, string | undefined]>([
    ['NOTIFIED', 'accept', 'OTHER', 'ACCEPTED'],
    ['NOTIFIED', 'dispute', 'OTHER', 'DISPUTED'],
    ['NOTIFIED', 'expire', 'SYSTEM', 'SILENT'],
    ['NOTIFIED', 'takeBack', 'ASKER', 'TAKEN_BACK'],
    ['NOTIFIED', 'propose', '', undefined],
    ['NOTIFIED', 'decide', '', undefined],
    ['NOTIFIED', 'refuse', '', undefined],
    ['SILENT', 'dispute', 'OTHER', 'DISPUTED'],
    ['SILENT', 'propose', 'CENTER_REVIEW', 'PROPOSED'],
    ['ACCEPTED', 'dispute', '', undefined],
    ['ACCEPTED', 'propose', 'CENTER_REVIEW', 'PROPOSED'],
    ['ACCEPTED', 'decide', '', undefined],
    ['DISPUTED', 'accept', 'OTHER', 'ACCEPTED'],
    ['DISPUTED', 'takeBack', 'ASKER', 'TAKEN_BACK'],
    ['DISPUTED', 'refuse', 'CENTER_APPROVE', 'REFUSED'],
    ['PROPOSED', 'decide', 'CENTER_APPROVE', 'ENDED'],
    ['PROPOSED', 'sendBack', 'CENTER_APPROVE', 'REMEMBERED'],
    ['PROPOSED', 'refuse', 'CENTER_APPROVE', 'REFUSED'],
    ['PROPOSED', 'takeBack', 'ASKER', 'TAKEN_BACK'],
    ['PROPOSED', 'lapse', 'SYSTEM', 'LAPSED'],
    ['REFUSED', 'decide', '', undefined],
  ])('%s, %s by %s: %s', (state, action, doer, to) => {
    const row = endingNoticeLifecycle.find(state, action);
    expect([row?.by.join() ?? '', row?.to]).toEqual([doer, to]);
  });

  test.each<[DealSide, EndingCause, string, string | undefined]>([
    ['TRANSFEROR', 'OTHER_USE', '', undefined],
    ['TRANSFEROR', 'ABANDONED', '', undefined],
    ['TRANSFEROR', 'SERIOUS', '', undefined],
    ['TRANSFEREE', 'SERIOUS', '', 'ending.not-yours'],
    ['TRANSFEREE', 'DAMAGED', '（2026）宁0122民初1号', 'ending.not-yours'],
    ['TRANSFEREE', 'RULING', '（2026）宁0122民初1号', undefined],
    ['TRANSFEROR', 'RULING', '（2026）宁0122民初1号', undefined],
    ['TRANSFEROR', 'RULING', '', 'ending.no-ruling'],
    ['TRANSFEROR', 'AGREED', '', 'ending.both-sides'],
  ])('%s may give it for %s with “%s”: %s', (side, cause, rulingNo, code) => {
    expect(refuseNotice(side, cause, rulingNo)?.code).toBe(code);
  });

  test.each<[EndingNoticeState, string, string | undefined]>([
    ['ACCEPTED', '', undefined],
    ['SILENT', '', undefined],
    ['DISPUTED', '', 'ending.disputed'],
    ['DISPUTED', '（2026）宁0122民初1号', undefined],
  ])('of one that is %s the center goes on with “%s”: %s', (hearing, rulingNo, code) => {
    expect(refuseProposal(hearing, rulingNo)?.code).toBe(code);
  });
});
