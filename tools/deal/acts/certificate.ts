import type { CertificateRowView, PageView, VerificationView } from '@helan/contracts';
import { ask } from '../person.js';
import { type Stage } from '../stage.js';

const PLAN = '贺党办〔2022〕110号';

export interface Filed {
  readonly certificate: CertificateRowView;
  readonly archiveNo: string;
}

/** Drafted, reviewed and issued by three people; then handed over, closed and filed. */
export async function certify(stage: Stage, lotId: string): Promise<Filed> {
  const certificate = await issue(stage, lotId);
  await close(stage, lotId);
  return { certificate, archiveNo: await archive(stage, lotId) };
}

export async function issue({ cast, say, url }: Stage, lotId: string): Promise<CertificateRowView> {
  const { certifier, reviewer, approver } = cast.staff;
  const { id } = await certifier.post<{ id: string }>(`lots/${lotId}/certificate`);
  await reviewer.post(`certificates/${id}/review`);
  await approver.post(`certificates/${id}/issue`);
  const rows = await approver.get<PageView<CertificateRowView>>('certificates');
  const certificate = rows.items.find((row) => row.id === id)!;
  const query = new URLSearchParams({ certificate: certificate.code });
  const verification = (await (
    await ask(url, `verification?${query.toString()}`)
  ).json()) as VerificationView;
  say(
    '鉴证',
    `${certificate.no}（${certificate.code}），验真：${verification.verdictName}`,
    `${PLAN} 四(八)`,
  );
  return certificate;
}

export async function close({ cast, say }: Stage, lotId: string): Promise<void> {
  await cast.staff.reviewer.post(`lots/${lotId}/closing`, {
    handover: '已按约交付',
    registration: '已出具协助函，由当事人自愿申请登记',
  });
  say('办结', '交接和登记事项已记录', `${PLAN} 四(八)`);
}

/** Returns the number under which it is filed. */
export async function archive({ cast, say }: Stage, lotId: string): Promise<string> {
  const { no } = await cast.staff.archivist.post<{ no: string }>(`lots/${lotId}/archive`);
  say('归档', `档号 ${no}`, `${PLAN} 四(九)`);
  return no;
}
