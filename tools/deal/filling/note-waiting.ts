import type { FilledPrice } from './fill-price.js';
import type { Filling } from './filling.js';
import { waitingFacts } from './waiting.js';

/** All that is played otherwise than the notice has it, in sentences. */
export function noteWaiting({ reading, defaults, remarks }: Filling, price: FilledPrice): void {
  for (const { fact, instead } of waitingFacts(reading, price))
    remarks.push(`公告写明${fact}，这里还不能照办，${instead}`);
  const { extension, mostRaise, escalation, priority, receivers } = reading;
  if (extension && !extension.value)
    defaults.push(`延时规则：公告写的是“${extension.words}”，读不出数，按中心规则`);
  if (mostRaise && !mostRaise.value)
    defaults.push(`最高加价：公告写的是“${mostRaise.words}”，读不出数，不限`);
  if (escalation && !escalation.value)
    defaults.push(`价格递增：公告写的是“${escalation.words}”，读不出数，按不递增`);
  if (priority) remarks.push(`优先权：公告写的是“${priority}”，这里按平台印在公告里的次序`);
  if (receivers?.value?.receivers === 'MEMBERS')
    remarks.push('公告只限本集体成员，报名的都先由村里确认是成员');
}
