import { type Stage, later, waitUntil } from '../stage.js';
import type { Listed } from './listing.js';

const PLAN = '贺党办〔2022〕110号';

/** What is shown here and traded elsewhere: its notice runs out, and the outcome is written down. */
export async function recordElsewhere(stage: Stage, { lotId, notice }: Listed): Promise<void> {
  await waitUntil(stage, later(notice.registrationEndsAt, 1000));
  await stage.cast.staff.reviewer.post(`lots/${lotId}/relay-result`, {
    platform: '自治区公共资源交易平台',
    referenceNo: `ZY-${lotId.slice(0, 8)}`,
    outcome: '在专门的平台成交',
  });
  stage.say('转接', '公告期满，登记在专门的平台交易的结果', `${PLAN} 三(三)15`);
}
