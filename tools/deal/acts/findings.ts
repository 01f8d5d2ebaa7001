import type { PageView, RiskAlertView } from '@helan/contracts';
import { ANSWERED_CODES } from '@helan/domain';
import type { Person } from '../person.js';
import type { Stage } from '../stage.js';

/** What the application says in two voices is asked about, and the reviewer writes down what he was told. */
export async function answerFindings(reviewer: Person, id: string, say: Stage['say']): Promise<void> {
  const { items } = await reviewer.get<PageView<RiskAlertView>>(`risks?project=${id}&open=true`);
  for (const { id: alertId, code, evidence } of items) {
    if (!ANSWERED_CODES.includes(code)) continue;
    const finding = '问过转出方，公告以表里填的为准';
    await reviewer.post(`risks/${alertId}/closing`, { outcome: 'JUSTIFIED', finding });
    say('审核', `${evidence}${finding}。`, '中心交易规则');
  }
}
