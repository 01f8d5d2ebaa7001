import {
  type DocumentRequirement,
  getPropertyType,
  isSealedMode,
  listingFacts,
  requiredDocuments,
} from '@helan/domain';
import type {
  MandateToSeeView,
  NeededConsentsView,
  NoticeRowView,
  NoticeView,
  PageView,
  PartyRowView,
  ProjectView,
} from '@helan/contracts';
import type { DealFacts, Site } from '../deal-facts.js';
import { answerFindings } from './findings.js';
import { SAMPLE_PDF, SAMPLE_PHOTOS, SAMPLE_PICTURES } from '../sample-papers.js';
import { type Person, ask } from '../person.js';
import { type Stage, inShanghai, readPublic } from '../stage.js';

const PLAN = '贺党办〔2022〕110号';
const SAMPLE_SITE: Site = { latitude: 38.638, longitude: 106.402, photos: SAMPLE_PHOTOS, boundaries: [] };

export interface Listed {
  readonly projectId: string;
  readonly lotId: string;
  readonly notice: NoticeView;
}

/** From the application to the published notice. */
export async function listIt(stage: Stage): Promise<Listed> {
  return publish(stage, await prepare(stage));
}

/** Up to the desk of whoever approves its notice. */
export async function prepare(stage: Stage): Promise<string> {
  const projectId = await apply(stage);
  await check(stage, projectId);
  return projectId;
}

/** The application, filled in and sent. */
export async function apply(stage: Stage): Promise<string> {
  const id = await draft(stage);
  await send(stage, id);
  return id;
}

/** The papers that the application asks for, and its being sent. */
export async function send({ cast, facts, say }: Stage, id: string): Promise<void> {
  const { transferor } = cast;
  const { mandator } = facts;
  const type = getPropertyType(facts.typeCode);
  const papers = requiredDocuments(
    type,
    listingFacts(facts.application, {
      type,
      listerKind: facts.listerKind,
      isMandated: Boolean(facts.mandator),
    }),
  );
  for (const paper of papers)
    for (const [number, file] of filesFor(paper, facts).entries())
      await transferor.upload(`projects/${id}/documents`, paper.kind, nameOf(paper, number), file);
  say(
    '申请',
    `上传材料 ${papers.length} 份：${papers.map((paper) => paper.name).join('、')}`,
    `${PLAN} 四(一)`,
  );
  if (mandator) await noteConsents(transferor, id);
  await transferor.post(`projects/${id}/submission`);
  say('申请', '提交，承诺材料真实、完整、有效', `${PLAN} 四(一)`);
  if (mandator) await verify(cast, mandator.name);
}

/** The application as far as it can be typed, and kept. */
export async function draft({ cast, facts, say }: Stage): Promise<string> {
  const { transferor } = cast;
  const { typeCode, mandator } = facts;
  const { id } = mandator
    ? await transferor.post<{ id: string }>('projects/mandated', { typeCode, ...mandator })
    : await transferor.post<{ id: string }>('projects', { typeCode });
  const { application } = await transferor.get<ProjectView>(`projects/${id}`);
  await transferor.put(`projects/${id}/application`, { ...application, ...facts.application });
  say('申请', `建立草稿并填写：${facts.application.title}`, `${PLAN} 四(一)`);
  return id;
}

/** The villager has agreed on the last paper that the liaison has handed in for him. */
async function noteConsents(liaison: Person, id: string): Promise<void> {
  const { missing } = await liaison.get<NeededConsentsView>(`projects/${id}/consents`);
  const { documents } = await liaison.get<ProjectView>(`projects/${id}`);
  const kinds = missing.map(({ kind }) => kind);
  const documentId = documents.at(-1)?.id;
  if (kinds.length > 0) await liaison.post(`projects/${id}/paper-consent`, { kinds, documentId });
}

/** Pictures where so many are asked, else one paper. */
function filesFor({ leastPictures = 0 }: DocumentRequirement, { site }: DealFacts): Buffer[] {
  const pictures = site?.photos ?? SAMPLE_PICTURES;
  return leastPictures > 0 ? pictures.slice(0, leastPictures) : [SAMPLE_PDF];
}

function nameOf({ name, leastPictures = 0 }: DocumentRequirement, number: number): string {
  return leastPictures > 0 ? `${name} ${number + 1}.png` : `${name}.pdf`;
}

/** Whoever has filed for somebody does not compare his papers, too. */
async function verify({ transferor, staff }: Stage['cast'], name: string): Promise<void> {
  const { items } = await transferor.get<PageView<PartyRowView>>(
    `parties?search=${encodeURIComponent(name)}`,
  );
  await staff.acceptor.post(`parties/${items[0]!.id}/verification`, { document: '居民身份证' });
}

async function check(stage: Stage, id: string): Promise<void> {
  await verifySite(stage, id);
  await reviewAsTownship(stage, id);
  await accept(stage, id);
  await review(stage, id);
}

export async function verifySite({ cast, facts, say }: Stage, id: string): Promise<void> {
  const { liaison } = cast.staff;
  const { photos, boundaries, measured, latitude, longitude } = facts.site ?? SAMPLE_SITE;
  for (const [index, side] of ['东', '西', '全景'].entries())
    await liaison.upload(`projects/${id}/documents`, 'SITE_PHOTO', `现场${side}.png`, photos[index]!);
  for (const [position, boundary] of boundaries.entries())
    await liaison.put(`projects/${id}/parcels/${position}/boundary`, { boundary });
  await liaison.post(`projects/${id}/verification`, {
    measured: measured ?? facts.application.quantity ?? facts.application.parcels?.[0]?.mu ?? '1',
    latitude,
    longitude,
    gpsErrorMetres: 8,
    isUndisputed: true,
  });
  say('村级核实', '到场核实：照片 3 张，面积相符，四邻无争议', `${PLAN} 六(二)`);
}

export async function reviewAsTownship({ cast, facts, say }: Stage, id: string): Promise<void> {
  const { township } = cast.staff;
  if (facts.mandator) {
    const waiting = await township.all<MandateToSeeView>('mandates');
    const papers = waiting.find(({ projectId }) => projectId === id)?.documents ?? [];
    await township.post(`projects/${id}/mandate-check`, { isSound: true, papers });
    say('乡镇审核', '委托书经第二人核对：本人签字，委托的是这件事', `${PLAN} 六(二)`);
  }
  await township.post(`projects/${id}/township-review`, { opinion: '用途和期限符合规定' });
  say('乡镇审核', '通过', `${PLAN} 六(二)`);
}

export async function accept({ cast, say }: Stage, id: string): Promise<void> {
  const { acceptor } = cast.staff;
  await acceptor.post(`projects/${id}/acceptance`, { opinion: '材料齐全' });
  const { no } = await acceptor.get<ProjectView>(`projects/${id}`);
  say('受理', `材料齐全，项目编号 ${no}`, `${PLAN} 四(一)`);
}

export async function review({ cast, say }: Stage, id: string): Promise<void> {
  const { reviewer } = cast.staff;
  await answerFindings(reviewer, id, say);
  await reviewer.post(`projects/${id}/review`, { opinion: '权属清晰，没有重复挂牌' });
  say('审核', '权属、期限、重复挂牌审查通过', `${PLAN} 四(三)`);
}

export async function publish(stage: Stage, projectId: string): Promise<Listed> {
  const { cast, say } = stage;
  const { mode, hasReserve } = stage.facts.application.trading ?? {};
  if (hasReserve || (mode && isSealedMode(mode))) {
    const { approver, supervisor } = cast.staff;
    const holders = [approver.login, supervisor.login, cast.transferor.login];
    await cast.sealers.makeOwnKeys(...holders.filter((login) => !cast.sealers.hasKey(login)));
    say('持钥人', '中心、监管、转出方一侧各有自己的密钥，公钥写进公告', '中心交易规则 密封报价');
  }
  const { lotId } = await cast.staff.approver.post<{ lotId: string }>(`projects/${projectId}/publication`);
  const notice = await findNotice(stage, lotId);
  const counted = notice.strip.filter((day) => day.kind === 'COUNTED');
  say(
    '公告',
    `${notice.no} 发布，${counted.length} 个工作日，${inShanghai(notice.registrationEndsAt)} 截止`,
    `${PLAN} 四(五)`,
  );
  return { projectId, lotId, notice };
}

/** The notice of a lot that has just been published: found on the public board, where it must stand. */
export async function findNotice(stage: Stage, lotId: string): Promise<NoticeView> {
  const { facts, url } = stage;
  const type = getPropertyType(facts.typeCode);
  // Of what is for members the board shows no title to search for.
  const search: Record<string, string> = type.isMembersOnly ? {} : { search: facts.application.title ?? '' };
  for (let page = 1; ; page += 1) {
    const query = new URLSearchParams({ ...search, type: type.code, page: String(page) });
    const answer = await ask(url, `notices?${query.toString()}`);
    const { items } = (await answer.json()) as PageView<NoticeRowView>;
    const row = items.find((item) => item.lotId === lotId);
    if (row) return readPublic<NoticeView>(stage, `notices/${row.id}`);
    if (items.length === 0) throw new Error('公告发布了，公告栏里却找不到');
  }
}
